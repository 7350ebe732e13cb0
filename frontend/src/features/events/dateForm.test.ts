import { expect, test } from 'vitest'
import {
  blankDate,
  blankGuest,
  blankPollDate,
  checkDate,
  checkGuests,
  checkPollDates,
  dateInput,
  guestInput,
  keptAfterConflict,
} from './dateForm'

const fields = (problems: { field: string | null }[]) => problems.map(({ field }) => field)
const values = blankDate('Indian/Reunion')

test('one date is sent on the clock of the chosen zone', () => {
  expect(fields(checkDate(values))).toEqual(['meeting.startsAt'])
  const chosen = { ...values, day: '2027-03-09' }
  expect(checkDate(chosen)).toEqual([])
  expect(dateInput(chosen)).toMatchObject({
    meeting: { startsAt: '2027-03-09T14:00', endsAt: '2027-03-09T16:00', timeZone: 'Indian/Reunion' },
    poll: null,
  })
})

test('whole days are sent as days, the last one included', () => {
  const days = { ...values, isWholeDays: true, from: '', to: '' }
  expect(fields(checkDate(days))).toEqual(['meeting.startsAt'])
  const one = { ...days, day: '2027-03-09' }
  expect(checkDate(one)).toEqual([])
  expect(dateInput(one).meeting).toMatchObject({
    allDay: true,
    startsAt: '2027-03-09',
    endsAt: '2027-03-09',
    timeZone: 'Indian/Reunion',
  })
  expect(dateInput({ ...one, lastDay: '2027-03-11' }).meeting).toMatchObject({ endsAt: '2027-03-11' })
  expect(fields(checkDate({ ...one, lastDay: '2027-03-08' }))).toEqual(['meeting.endsAt'])
})

test('one date is enough to add to a poll', () => {
  expect(fields(checkPollDates([blankPollDate], 1, 'options'))).toEqual(['options'])
  expect(checkPollDates([{ ...blankPollDate, day: '2027-03-09' }, blankPollDate], 1, 'options')).toEqual([])
})

test('a poll needs two whole dates, and empty lines are not sent', () => {
  const poll = { ...values, how: 'poll' as const }
  const one = { ...blankPollDate, day: '2027-03-09' }
  expect(fields(checkDate({ ...poll, dates: [one, blankPollDate] }))).toEqual(['poll.options'])
  expect(fields(checkDate({ ...poll, dates: [one, { ...one, from: '25:00' }] }))).toEqual(['poll.options'])
  const two = { ...poll, dates: [one, blankPollDate, { ...one, day: '2027-03-11' }] }
  expect(checkDate(two)).toEqual([])
  expect(dateInput(two)).toEqual({
    meeting: null,
    poll: {
      options: [
        { startsAt: '2027-03-09T14:00', endsAt: '2027-03-09T16:00' },
        { startsAt: '2027-03-11T14:00', endsAt: '2027-03-11T16:00' },
      ],
      timeZone: 'Indian/Reunion',
      closesOn: null,
    },
  })
})

test('a guest has a name and an address', () => {
  expect(
    fields(checkGuests([{ ...blankGuest, name: 'Iris Lenoir', email: 'iris@ch.example' }, blankGuest])),
  ).toEqual(['guests.1.name', 'guests.1.email'])
  expect(guestInput({ ...blankGuest, name: ' Iris Lenoir ', email: 'iris@ch.example' })).toEqual({
    name: 'Iris Lenoir',
    email: 'iris@ch.example',
    organisationLabel: null,
    timeZone: null,
  })
})

test('after a conflict the date that stays is read back, and a text lies where the form has it', () => {
  const date = (text: string) => keptAfterConflict('meeting.startsAt', text)
  expect(date('18/03/2026, 14:00 – 16:00')).toEqual({ day: '2026-03-18', from: '14:00', to: '16:00' })
  expect(date('18/03/2026 – 19/03/2026')).toEqual({ day: '2026-03-18', lastDay: '2026-03-19' })
  expect(date('18/03/2026 – 18/03/2026')).toEqual({ day: '2026-03-18', lastDay: null })
  expect(date('mercredi')).toEqual({})
  expect(keptAfterConflict('meeting.place', 'Salle B')).toEqual({ place: 'Salle B' })
  expect(keptAfterConflict('title', 'Point commun')).toEqual({ title: 'Point commun' })
})
