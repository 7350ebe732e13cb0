import { useNavigate } from '@tanstack/react-router'
import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { barePart } from '~/features/nodeIds'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { Version } from './documents/version'
import { AbandonVersionDocument } from './documents/version'

export function AbandonDialog({ version, onClose }: { version: Version; onClose: () => void }) {
  const navigate = useNavigate()
  const form = useForm({
    draft: `abandon.${version.id}`,
    saved: { reason: '' },
    act: AbandonVersionDocument,
    input: ({ reason }) => ({ versionId: version.id, reason: reason || null }),
    onDone: () => navigate({ to: '/protocoles/$id', params: { id: barePart(version.protocol.id) } }),
  })
  return (
    <Dialog title={`Abandonner la version ${version.number} ?`} isOpen onClose={onClose} isQuestion>
      <p>
        Ce texte ne pourra plus être modifié ni approuvé ; il reste lisible dans l’histoire du protocole. Le
        texte en vigueur, s’il y en a un, continue de s’appliquer.
      </p>
      <FormShell
        form={form}
        action="Abandonner la version"
        actionKind="danger"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Annuler
          </Button>
        }
      >
        <GuardedTextArea label="Motif" rows={3} {...form.guarded('reason')} />
      </FormShell>
    </Dialog>
  )
}
