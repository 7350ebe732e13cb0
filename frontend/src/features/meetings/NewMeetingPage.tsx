import { useNavigate } from '@tanstack/react-router'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { dateIn } from '~/dates/dates'
import { AttendeesField } from '~/features/events/AttendeesField'
import { DateFields } from '~/features/events/DateFields'
import {
  blankDate,
  checkDate,
  checkGuests,
  type DateValues,
  dateInput,
  type GuestValues,
  guestInput,
} from '~/features/events/dateForm'
import { GuestsField } from '~/features/events/GuestsField'
import { barePart } from '~/features/nodeIds'
import { type Ground, PartnershipGate } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { PlanAnnualMeetingDocument } from './documents'

export function NewMeetingPage({ partnershipId }: { partnershipId: string | undefined }) {
  const navigate = useNavigate({ from: '/reunions/nouvelle' })
  return (
    <>
      <PageTitle
        title="Préparer une réunion annuelle"
        lead="D’abord la date et les personnes. L’ordre du jour se prépare ensuite, ensemble. Une réunion déjà tenue s’inscrit à sa date."
        trail={[{ label: 'Réunions annuelles', link: { to: '/reunions' } }]}
      />
      <PartnershipGate
        act="réunir de partenaires"
        chosen={partnershipId}
        onChoose={(partenariat) => void navigate({ search: { partenariat }, replace: true })}
      >
        {(ground) => <PlanForm key={ground.partnershipId} ground={ground} />}
      </PartnershipGate>
    </>
  )
}

interface Values extends DateValues {
  title: string
  attendeePostIds: string[]
  guests: GuestValues[]
  years: string
}

const repeats = [
  { id: '1', label: 'Une seule fois' },
  { id: '3', label: 'Chaque année, pendant 3 ans' },
  { id: '5', label: 'Chaque année, pendant 5 ans' },
]

function PlanForm({ ground }: { ground: Ground }) {
  const navigate = useNavigate()
  const form = useForm({
    draft: `meeting.plan.${ground.partnershipId}`,
    saved: {
      ...blankDate(ground.timeZone),
      title: '',
      attendeePostIds: [],
      guests: [],
      years: '1',
    } as Values,
    act: PlanAnnualMeetingDocument,
    check: (values) => [...checkDate(values), ...checkGuests(values.guests)],
    input: (values) => ({
      partnershipId: ground.partnershipId,
      title: values.title || null,
      ...dateInput(values),
      attendeePostIds: values.attendeePostIds.length > 0 ? values.attendeePostIds : null,
      guests: values.guests.map(guestInput),
      yearlyFor: values.how === 'date' && values.years !== '1' ? Number(values.years) : null,
    }),
    onDone: ({ meeting }) =>
      meeting && navigate({ to: '/reunions/$id', params: { id: barePart(meeting.id) } }),
  })
  return (
    <FormShell form={form} action="Préparer la réunion">
      <GuardedTextField
        label="Titre"
        hint="Sans titre : « Réunion annuelle d’échange » et l’année."
        {...form.guarded('title')}
      />
      <DateFields form={form} today={dateIn(ground.now, ground.timeZone)} mayBePast />
      {form.value.how === 'date' && (
        <Select
          label="Répéter"
          hint="Le même jour de la semaine, au même rang du mois."
          options={repeats}
          {...form.field('years', 'yearlyFor')}
          onChange={(years) => form.set({ years: years ?? '1' })}
          isRequired
        />
      )}
      <AttendeesField
        members={ground.members}
        hint="Sans choix : le poste coordinateur et les représentants de chaque membre."
        {...form.field('attendeePostIds')}
      />
      <GuestsField form={form} />
    </FormShell>
  )
}
