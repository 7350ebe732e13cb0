import { GuardedTextField } from '~/components/GuardedTextArea'
import { TextField } from '~/components/TextField'
import { wholeNumber } from '~/features/protocols/agreement'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { AddAgendaItemDocument } from './documents'

/** An item that is no theme, review or action. */
export function FreeItemForm({ meetingId }: { meetingId: string }) {
  const form = useForm({
    draft: `meeting.item.${meetingId}`,
    saved: { title: '', minutes: '' },
    act: AddAgendaItemDocument,
    input: ({ title, minutes }) => ({
      meetingId,
      kind: 'FREE' as const,
      title,
      minutesPlanned: wholeNumber(minutes),
    }),
  })
  return (
    <>
      <h3>Un point libre</h3>
      <FormShell form={form} action="Ajouter ce point" actionKind="secondary">
        <GuardedTextField
          label="Intitulé"
          hint="Une pratique ou une organisation, jamais une situation."
          isRequired
          {...form.guarded('title')}
        />
        <TextField
          label="Durée en minutes"
          inputMode="numeric"
          {...form.field('minutes', 'minutesPlanned')}
        />
      </FormShell>
    </>
  )
}
