import { useNavigate } from '@tanstack/react-router'
import { Checkbox } from '~/components/Choice'
import { barePart } from '~/features/nodeIds'
import { blankMeeting, checkMeeting, meetingInput } from '~/features/reviews/meeting'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { DateFields } from './DateFields'
import { CopyTrainingDocument } from './formDocuments'

/** Another session of a training: only its date is asked; the rest can be changed on the page that follows. */
export function CopyForm({
  trainingId,
  partnershipId,
  today,
}: {
  trainingId: string
  partnershipId: string
  today: string
}) {
  const navigate = useNavigate()
  const form = useForm({
    draft: `training.copy.${trainingId}`,
    saved: { ...blankMeeting, to: '17:00', sameSeries: false },
    act: CopyTrainingDocument,
    check: checkMeeting,
    input: ({ sameSeries, ...meeting }) => ({ trainingId, meeting: meetingInput(meeting), sameSeries }),
    onDone: ({ training }) =>
      training && navigate({ to: '/formations/$id/modifier', params: { id: barePart(training.id) } }),
  })
  return (
    <FormShell form={form} action="Copier à cette date">
      <DateFields form={form} partnershipId={partnershipId} today={today} postIds={[]} />
      <Checkbox isSelected={form.value.sameSeries} onChange={(sameSeries) => form.set({ sameSeries })}>
        C’est une nouvelle séance de la même série
      </Checkbox>
    </FormShell>
  )
}
