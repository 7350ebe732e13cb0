import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { MeetingFields } from '~/features/reviews/MeetingFields'
import { checkMeeting, meetingInput, meetingValues } from '~/features/reviews/meeting'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { Meeting } from './agenda'
import { CancelAnnualMeetingDocument, MoveAnnualMeetingDocument } from './documents'

interface Props {
  meeting: Meeting
  today: string
  onClose: () => void
}

export function MoveMeetingDialog({ meeting, today, onClose }: Props) {
  const form = useForm({
    draft: `meeting.move.${meeting.id}`,
    saved: meetingValues(meeting.event),
    act: MoveAnnualMeetingDocument,
    check: checkMeeting,
    input: (values) => ({
      meetingId: meeting.id,
      meeting: { ...meetingInput(values), timeZone: meeting.event.timeZone },
    }),
    onDone: onClose,
  })
  return (
    <Dialog title="Déplacer la réunion" isOpen onClose={onClose} isQuestion>
      <p>Les personnes attendues recevront la nouvelle date ; leurs réponses sont à redonner.</p>
      <FormShell
        form={form}
        action="Déplacer la réunion"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Garder la date
          </Button>
        }
      >
        <MeetingFields form={form} today={today} />
      </FormShell>
    </Dialog>
  )
}

export function CancelMeetingDialog({ meeting, onClose }: Omit<Props, 'today'>) {
  const form = useForm({
    draft: `meeting.cancel.${meeting.id}`,
    saved: { reason: '' },
    act: CancelAnnualMeetingDocument,
    input: ({ reason }) => ({ meetingId: meeting.id, reason: reason || null }),
    onDone: onClose,
  })
  return (
    <Dialog title="Annuler la réunion ?" isOpen onClose={onClose} isQuestion>
      <p>Elle paraîtra annulée dans les agendas. Son ordre du jour reste lisible.</p>
      <FormShell
        form={form}
        action="Annuler la réunion"
        actionKind="danger"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Garder la réunion
          </Button>
        }
      >
        <GuardedTextArea label="Motif" rows={3} {...form.guarded('reason')} />
      </FormShell>
    </Dialog>
  )
}
