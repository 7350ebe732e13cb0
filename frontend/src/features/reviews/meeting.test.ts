import { expect, test } from 'vitest'
import { blankMeeting, checkMeeting, meetingInput, meetingValues } from './meeting'

const meeting = {
  startsAt: '2026-11-02T22:30:00Z',
  endsAt: '2026-11-03T00:00:00Z',
  timeZone: 'Indian/Reunion',
  place: 'Salle 2',
  videoLink: null,
}

test('a meeting is edited on the clock of its own zone', () => {
  expect(meetingValues(meeting)).toEqual({
    day: '2026-11-03',
    from: '02:30',
    to: '04:00',
    place: 'Salle 2',
    videoLink: '',
  })
  expect(meetingInput(meetingValues(meeting))).toEqual({
    startsAt: '2026-11-03T02:30',
    endsAt: '2026-11-03T04:00',
    place: 'Salle 2',
    videoLink: null,
  })
})

test('a day and two hours are needed', () => {
  expect(checkMeeting(blankMeeting).map(({ field }) => field)).toEqual(['meeting.startsAt'])
  expect(checkMeeting({ ...blankMeeting, day: '2026-11-03', to: '25:00' }).map(({ field }) => field)).toEqual(
    ['meeting.endsAt'],
  )
  expect(checkMeeting({ ...blankMeeting, day: '2026-11-03' })).toEqual([])
})
