import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { Version } from './documents/version'
import { RequestChangeDocument } from './documents/version'

export function ChangeDialog({ version, onClose }: { version: Version; onClose: () => void }) {
  const form = useForm({
    draft: `change.${version.id}`,
    saved: { reason: '' },
    act: RequestChangeDocument,
    input: ({ reason }) => ({ versionId: version.id, reason }),
    onDone: onClose,
  })
  return (
    <Dialog title="Demander une modification ?" isOpen onClose={onClose} isQuestion>
      <p>
        Le texte revient en brouillon et les approbations déjà données tombent. Chaque signataire devra
        approuver le nouveau texte.
      </p>
      <FormShell
        form={form}
        action="Demander la modification"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Annuler
          </Button>
        }
      >
        <GuardedTextArea
          label="Que faut-il changer, et pourquoi ?"
          hint="Nommez la clause. Toutes les parties liront ces mots."
          isRequired
          {...form.guarded('reason')}
        />
      </FormShell>
    </Dialog>
  )
}
