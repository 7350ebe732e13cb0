import { Card } from '~/components/Card'
import { DateField } from '~/components/DateField'
import { Notice } from '~/components/Notice'
import { dateIn } from '~/dates/dates'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import type { Meeting } from './agenda'
import { HoldMeetingDocument } from './documents'

/** A meeting counts as held with someone of each side; what is missing is said. */
export function HoldForm({ meeting, today }: { meeting: Meeting; today: string }) {
  const { startsAt, timeZone } = meeting.event
  const planned = startsAt ? dateIn(startsAt, timeZone) : null
  const form = useForm({
    draft: `meeting.hold.${meeting.id}`,
    saved: { heldOn: planned && planned <= today ? planned : null },
    act: HoldMeetingDocument,
    check: required({ heldOn: 'Indiquez le jour où elle s’est tenue.' }),
    input: ({ heldOn }) => ({ meetingId: meeting.id, heldOn: heldOn ?? '' }),
  })
  return (
    <Card title="La réunion s’est tenue">
      <p>Elle compte comme tenue quand la justice et le soin y étaient tous deux.</p>
      <Blockers meeting={meeting} title="Ce qui manque pour la déclarer tenue" />
      <FormShell form={form} action="Déclarer la réunion tenue">
        <DateField label="Tenue le" max={today} isRequired {...form.field('heldOn')} />
      </FormShell>
    </Card>
  )
}

export function Blockers({ meeting: { blockers }, title }: { meeting: Meeting; title: string }) {
  if (blockers.length === 0) return null
  return (
    <Notice tone="warn" title={title}>
      <ul>
        {blockers.map(({ code, field, message }) => (
          <li key={`${code} ${field ?? ''}`}>{message}</li>
        ))}
      </ul>
    </Notice>
  )
}
