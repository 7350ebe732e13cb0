import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { dateIn } from '~/dates/dates'
import { drafts } from '~/drafts/useDraft'
import { barePart } from '~/features/nodeIds'
import { type Ground, PartnershipGate } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { useAct } from '~/graphql/useAct'
import { AttendeesField } from './AttendeesField'
import { DateFields } from './DateFields'
import {
  blankDate,
  checkDate,
  checkGuests,
  type DateValues,
  type GuestValues,
  guestInput,
  placedMeeting,
  pollInput,
} from './dateForm'
import {
  AddEventGuestsDocument,
  CreateEventDocument,
  EventChecksDocument,
  ProposeEventDocument,
} from './eventDocuments'
import { guestsDraft } from './GuestsCard'
import { GuestsField } from './GuestsField'
import { RecurrenceFields } from './RecurrenceFields'
import { blankRecurrence, checkRecurrence, type RecurrenceValues, recurrenceInput } from './recurrence'

export function NewEventPage({ partnershipId }: { partnershipId: string | undefined }) {
  const navigate = useNavigate({ from: '/evenements/nouveau' })
  return (
    <>
      <PageTitle
        title="Nouvelle réunion"
        lead="Une fois, régulièrement, ou à une date que chacun aide à choisir. Elle parle de pratiques, jamais d’un cas individuel."
        trail={[{ label: 'Agenda', link: { to: '/agenda' } }]}
      />
      <PartnershipGate
        act="réunir de partenaires"
        chosen={partnershipId}
        onChoose={(partenariat) => void navigate({ search: { partenariat }, replace: true })}
      >
        {(ground) => <NewEventForm key={ground.partnershipId} ground={ground} />}
      </PartnershipGate>
    </>
  )
}

interface Values extends DateValues, RecurrenceValues {
  title: string
  description: string
  attendeePostIds: string[]
  guests: GuestValues[]
}

const check = (values: Values) => [
  ...checkDate(values),
  ...(values.how === 'date' ? checkRecurrence(values) : []),
  ...checkGuests(values.guests),
]

const blank = (timeZone: string): Values => ({
  ...blankDate(timeZone),
  ...blankRecurrence,
  title: '',
  description: '',
  attendeePostIds: [],
  guests: [],
})

interface FormProps {
  ground: Ground
  /** Said when a fixed date becomes a poll, or the other way round: another act sends the same values. */
  onHow: (how: Values['how']) => void
  isSwitched: boolean
}

const draftOf = ({ partnershipId }: Ground) => `event.new.${partnershipId}`

function NewEventForm({ ground }: { ground: Ground }) {
  const [how, setHow] = useState(() => drafts.read<Values>(draftOf(ground))?.value.how ?? 'date')
  const [isSwitched, setSwitched] = useState(false)
  const onHow = (next: Values['how']) => {
    setHow(next)
    setSwitched(true)
  }
  const Form = how === 'date' ? DatedForm : PolledForm
  return <Form ground={ground} onHow={onHow} isSwitched={isSwitched} />
}

const common = ({ title, attendeePostIds }: Values, { partnershipId }: Ground) => ({
  partnershipId,
  title,
  attendeePostIds,
})

function useOpen() {
  const navigate = useNavigate()
  return (id: string) => navigate({ to: '/evenements/$id', params: { id: barePart(id) } })
}

function DatedForm({ ground, onHow, isSwitched }: FormProps) {
  const open = useOpen()
  const inviting = useAct(AddEventGuestsDocument)
  const form = useForm({
    draft: draftOf(ground),
    saved: blank(ground.timeZone),
    act: CreateEventDocument,
    check,
    input: (values) => ({
      ...common(values, ground),
      description: values.description || null,
      meeting: placedMeeting(values),
      recurrence: recurrenceInput(values, values.day),
    }),
    onDone: async ({ event }) => {
      if (!event) return
      const { guests } = form.value
      const isInvited =
        guests.length === 0 ||
        (await inviting.send({ eventId: event.id, guests: guests.map(guestInput) })) !== null
      // The meeting exists: guests that were refused wait for their correction on its page.
      if (!isInvited) drafts.keep(guestsDraft(event.id), { guests })
      await open(event.id)
    },
  })
  return (
    <FormShell form={settled(form, isSwitched)} action="Créer la réunion">
      <Fields form={switching(form, onHow)} ground={ground} />
    </FormShell>
  )
}

function PolledForm({ ground, onHow, isSwitched }: FormProps) {
  const open = useOpen()
  const form = useForm({
    draft: draftOf(ground),
    saved: blank(ground.timeZone),
    act: ProposeEventDocument,
    check,
    input: (values) => ({
      ...common(values, ground),
      poll: pollInput(values),
      guests: values.guests.map(guestInput),
    }),
    onDone: ({ event }) => event && open(event.id),
  })
  return (
    <FormShell form={settled(form, isSwitched)} action="Envoyer les dates">
      <Fields form={switching(form, onHow)} ground={ground} />
    </FormShell>
  )
}

/** Values that came over from the other form were not restored: their author just typed them. */
const settled = <F extends { draft: { isRestored: boolean } }>(form: F, isSwitched: boolean): F =>
  isSwitched ? { ...form, draft: { ...form.draft, isRestored: false } } : form

const switching = <F extends Pick<Form, 'set'>>(form: F, onHow: FormProps['onHow']): F => ({
  ...form,
  set: (change: Partial<Values>) => {
    form.set(change)
    if (change.how) onHow(change.how)
  },
})

type Form = Pick<
  ReturnType<typeof useForm<Values, Record<string, { problems: [] }>, object>>,
  'value' | 'set' | 'field' | 'guarded'
>

function Fields({ form, ground }: { form: Form; ground: Ground }) {
  const { value } = form
  return (
    <>
      <GuardedTextField label="Titre" isRequired {...form.guarded('title')} />
      <DateFields form={form} today={dateIn(ground.now, ground.timeZone)} mayBeWholeDays />
      {value.how === 'date' && (
        <>
          <RecurrenceFields form={form} />
          <GuardedTextArea
            label="Description"
            hint="Le but, ce qu’il faut préparer."
            rows={4}
            {...form.guarded('description')}
          />
        </>
      )}
      <AttendeesField members={ground.members} {...form.field('attendeePostIds')} />
      {value.how === 'date' && checkDate(value).length === 0 && (
        <Checks value={value} partnershipId={ground.partnershipId} />
      )}
      <GuestsField form={form} />
    </>
  )
}

/** What speaks against the date, before it is sent. */
function Checks({ value, partnershipId }: { value: Values; partnershipId: string }) {
  const { data } = useQuery(
    ask(EventChecksDocument, {
      meeting: placedMeeting({ ...value, place: '', videoLink: '' }),
      partnershipId,
      attendeePostIds: value.attendeePostIds,
    }),
  )
  if (!data || data.eventChecks.length === 0) return null
  return (
    <Notice tone="warn" title="Avant de choisir cette date" isLive>
      <ul>
        {data.eventChecks.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Notice>
  )
}
