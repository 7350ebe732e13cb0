import { Button } from '~/components/Button'
import {
  ActionFields,
  type ActionValues,
  actionInput,
  blankAction,
  checkAction,
} from '~/features/actions/ActionForms'
import type { Member } from '~/features/protocols/agreement'
import { InPartnership } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { CreateMeetingActionDocument } from './documents'

export const meetingActionDraft = (agendaItemId: string) => `action.meeting.${agendaItemId}`

interface Props {
  agendaItemId: string
  partnershipId: string
  today: string
  onDone: () => void
}

/** What is decided at this point of the agenda, by which post and for when. */
export function MeetingActionForm(props: Props) {
  return (
    <InPartnership id={props.partnershipId}>
      {({ members }) => <Form {...props} members={members} />}
    </InPartnership>
  )
}

function Form({ agendaItemId, today, members, onDone }: Props & { members: readonly Member[] }) {
  const form = useForm({
    draft: meetingActionDraft(agendaItemId),
    saved: blankAction as ActionValues,
    act: CreateMeetingActionDocument,
    check: checkAction,
    input: (values) => ({ agendaItemId, ...actionInput(values) }),
    onDone,
  })
  const leave = () => {
    form.draft.drop()
    onDone()
  }
  return (
    <FormShell
      form={form}
      action="Ajouter l’action"
      actionKind="secondary"
      aside={
        <Button kind="quiet" onPress={leave}>
          Fermer sans ajouter
        </Button>
      }
    >
      <ActionFields form={form} members={members} today={today} />
    </FormShell>
  )
}
