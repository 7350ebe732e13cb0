import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { CorrectApprovalDocument } from './documents/version'

/** An approval never changes: what was recorded wrongly is put right beside it. */
export function CorrectApprovalDialog({ approvalId, onClose }: { approvalId: string; onClose: () => void }) {
  const form = useForm({
    draft: `approval.correct.${approvalId}`,
    saved: { text: '' },
    act: CorrectApprovalDocument,
    input: ({ text }) => ({ approvalId, text }),
    onDone: onClose,
  })
  return (
    <Dialog title="Ajouter une correction" isOpen onClose={onClose} isQuestion>
      <p>Ce qui a été enregistré reste tel quel ; la correction est datée et paraît à côté.</p>
      <FormShell
        form={form}
        action="Ajouter la correction"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Annuler
          </Button>
        }
      >
        <GuardedTextArea
          label="Ce qui est à corriger"
          hint="Par exemple « La signature a été donnée à Rouen, non à Elbeuf »."
          rows={3}
          isRequired
          {...form.guarded('text')}
        />
      </FormShell>
    </Dialog>
  )
}
