import { parseDate } from '@internationalized/date'

interface Timed {
  allDay: boolean
  startsLocal: string | null
  endsLocal: string | null
}

/**
 * First and last civil day of an event of whole days, the same for everybody whatever their clock; null for one with
 * hours. Its local end is the midnight after the last day.
 */
export function wholeDays({ allDay, startsLocal, endsLocal }: Timed): { first: string; last: string } | null {
  if (!allDay || !startsLocal || !endsLocal) return null
  return {
    first: startsLocal.slice(0, 10),
    last: parseDate(endsLocal.slice(0, 10)).subtract({ days: 1 }).toString(),
  }
}
