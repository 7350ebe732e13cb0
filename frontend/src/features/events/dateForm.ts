import { blankMeeting, checkMeeting, type MeetingValues, meetingInput } from '~/features/reviews/meeting'
import type { DatePollInput, GuestInput, MeetingInput } from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'

export interface PollDate {
  day: string | null
  from: string
  to: string
}

/** When something takes place: one date, or several to choose from. */
export interface DateValues extends MeetingValues {
  how: 'date' | 'poll'
  dates: PollDate[]
  closesOn: string | null
  timeZone: string
}

export const blankPollDate: PollDate = { day: null, from: blankMeeting.from, to: blankMeeting.to }

export const blankDate = (timeZone: string): DateValues => ({
  ...blankMeeting,
  how: 'date',
  dates: [blankPollDate, blankPollDate],
  closesOn: null,
  timeZone,
})

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

const isWhole = ({ day, from, to }: PollDate) => day !== null && clock.test(from) && clock.test(to)

export function checkDate(values: DateValues): Problem[] {
  if (values.how === 'date') return checkMeeting(values)
  const begun = values.dates.filter(({ day }) => day !== null)
  if (begun.length < 2) return [missing('poll.options', 'Proposez au moins deux dates.')]
  if (!begun.every(isWhole))
    return [missing('poll.options', 'Donnez à chaque date une heure de début et une heure de fin.')]
  return []
}

/** Lines left without a day are not proposed. */
export const pollInput = ({ dates, closesOn, timeZone }: DateValues): DatePollInput => ({
  options: dates
    .filter(({ day }) => day !== null)
    .map(({ day, from, to }) => ({ startsAt: `${day}T${from}`, endsAt: `${day}T${to}` })),
  timeZone,
  closesOn,
})

export const placedMeeting = (values: DateValues): MeetingInput => ({
  ...meetingInput(values),
  timeZone: values.timeZone,
})

/** What the slices take: the one or the other. */
export const dateInput = (
  values: DateValues,
): { meeting: MeetingInput | null; poll: DatePollInput | null } =>
  values.how === 'date'
    ? { meeting: placedMeeting(values), poll: null }
    : { meeting: null, poll: pollInput(values) }

/** Someone without an account. */
export interface GuestValues {
  name: string
  email: string
  organisationLabel: string
  timeZone: string | null
}

export const blankGuest: GuestValues = { name: '', email: '', organisationLabel: '', timeZone: null }

export const guestInput = ({ name, email, organisationLabel, timeZone }: GuestValues): GuestInput => ({
  name: name.trim(),
  email: email.trim(),
  organisationLabel: organisationLabel.trim() || null,
  timeZone,
})

export const checkGuests = (guests: readonly GuestValues[]): Problem[] =>
  guests.flatMap(({ name, email }, index) => [
    ...(name.trim() ? [] : [missing(`guests.${index}.name`, 'Indiquez un nom.')]),
    ...(/^\S+@\S+$/.test(email.trim())
      ? []
      : [missing(`guests.${index}.email`, 'Indiquez une adresse électronique.')]),
  ])
