import { blankMeeting, checkMeeting, type MeetingValues, meetingInput } from '~/features/reviews/meeting'
import type { DateOptionInput, DatePollInput, GuestInput, MeetingInput } from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'

export interface PollDate {
  day: string | null
  from: string
  to: string
}

/** One date: hours of a day, or whole days from `day` to `lastDay`. */
export interface DatedValues extends MeetingValues {
  isWholeDays: boolean
  /** Null for a single day. */
  lastDay: string | null
}

/** When something takes place: one date, or several to choose from. */
export interface DateValues extends DatedValues {
  how: 'date' | 'poll'
  dates: PollDate[]
  closesOn: string | null
  timeZone: string
}

/** The server takes no more for one poll. */
export const mostPollDates = 20

export const blankPollDate: PollDate = { day: null, from: blankMeeting.from, to: blankMeeting.to }

export const blankDate = (timeZone: string): DateValues => ({
  ...blankMeeting,
  isWholeDays: false,
  lastDay: null,
  how: 'date',
  dates: [blankPollDate, blankPollDate],
  closesOn: null,
  timeZone,
})

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

const isWhole = ({ day, from, to }: PollDate) => day !== null && clock.test(from) && clock.test(to)

export function checkDated(values: DatedValues): Problem[] {
  if (!values.isWholeDays) return checkMeeting(values)
  const { day, lastDay } = values
  if (day === null) return [missing('meeting.startsAt', 'Choisissez le premier jour.')]
  if (lastDay !== null && lastDay < day)
    return [missing('meeting.endsAt', 'Le dernier jour ne peut pas précéder le premier.')]
  return []
}

/** At least so many dates, each with its hours; lines left without a day are not proposed. */
export function checkPollDates(dates: readonly PollDate[], least: number, field: string): Problem[] {
  const begun = dates.filter(({ day }) => day !== null)
  if (begun.length < least)
    return [missing(field, least === 1 ? 'Choisissez au moins un jour.' : 'Proposez au moins deux dates.')]
  if (!begun.every(isWhole))
    return [missing(field, 'Donnez à chaque date une heure de début et une heure de fin.')]
  return []
}

export const checkDate = (values: DateValues): Problem[] =>
  values.how === 'date' ? checkDated(values) : checkPollDates(values.dates, 2, 'poll.options')

export const optionsInput = (dates: readonly PollDate[]): DateOptionInput[] =>
  dates
    .filter(({ day }) => day !== null)
    .map(({ day, from, to }) => ({ startsAt: `${day}T${from}`, endsAt: `${day}T${to}` }))

export const pollInput = ({ dates, closesOn, timeZone }: DateValues): DatePollInput => ({
  options: optionsInput(dates),
  timeZone,
  closesOn,
})

const written =
  /^(\d{2})\/(\d{2})\/(\d{4})(?:, (\d{2}:\d{2}))? – (?:(\d{2})\/(\d{2})\/(\d{4})|(\d{2}:\d{2}))$/

/** What stays of an event's form after somebody else saved first; a date that cannot be read stays as it was chosen. */
export function keptAfterConflict(field: string, text: string): Record<string, string | null> {
  if (field !== 'meeting.startsAt') return { [field.replace('meeting.', '')]: text }
  const read = written.exec(text.trim())
  if (!read) return {}
  const [, day, month, year, from, lastDay, lastMonth, lastYear, to] = read
  const first = `${year}-${month}-${day}`
  if (from && to) return { day: first, from, to }
  const last = `${lastYear}-${lastMonth}-${lastDay}`
  return { day: first, lastDay: last === first ? null : last }
}

export const placedMeeting = (values: DatedValues & { timeZone: string }): MeetingInput => ({
  ...meetingInput(values),
  ...(values.isWholeDays && {
    allDay: true,
    startsAt: String(values.day),
    endsAt: String(values.lastDay ?? values.day),
  }),
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
