import { clockIn, dateIn } from '~/dates/dates'
import type { MeetingInput } from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'

export interface MeetingValues {
  day: string | null
  from: string
  to: string
  place: string
  videoLink: string
}

export const blankMeeting: MeetingValues = { day: null, from: '14:00', to: '16:00', place: '', videoLink: '' }

interface Scheduled {
  startsAt: string | null
  endsAt: string | null
  timeZone: string
  place: string | null
  videoLink: string | null
}

/** The form's values for a meeting that has a date, on the clock of its own zone. */
export const meetingValues = ({
  startsAt,
  endsAt,
  timeZone,
  place,
  videoLink,
}: Scheduled): MeetingValues => ({
  day: startsAt ? dateIn(startsAt, timeZone) : null,
  from: startsAt ? clockIn(startsAt, timeZone) : blankMeeting.from,
  to: endsAt ? clockIn(endsAt, timeZone) : blankMeeting.to,
  place: place ?? '',
  videoLink: videoLink ?? '',
})

export const meetingInput = ({ day, from, to, place, videoLink }: MeetingValues): MeetingInput => ({
  startsAt: `${day}T${from}`,
  endsAt: `${day}T${to}`,
  place: place || null,
  videoLink: videoLink || null,
})

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

export function checkMeeting({ day, from, to }: MeetingValues): Problem[] {
  return [
    ...(day ? [] : [missing('meeting.startsAt', 'Choisissez le jour de la réunion.')]),
    ...(clock.test(from) && clock.test(to)
      ? []
      : [missing('meeting.endsAt', 'Indiquez l’heure de début et de fin.')]),
  ]
}
