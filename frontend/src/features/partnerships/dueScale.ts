import { daysBetween } from '~/dates/dates'

/** Half of the picture's width, in days: one year back, one year ahead. */
const reach = 365

/** Where a day stands in the picture, from 0 (a year ago) to 100 (in a year); what lies beyond is put on the edge. */
export function placeOf(today: string, day: string): number {
  const share = 50 + (50 * daysBetween(today, day)) / reach
  return Math.min(100, Math.max(0, share))
}

interface Bars {
  /** The period that the last review, or the entry into force, opened. */
  period: { from: number; to: number }
  /** The time gone since the review was due. */
  late: { from: number; to: number } | null
}

export function barsOf(today: string, since: string, dueOn: string): Bars {
  const due = placeOf(today, dueOn)
  return {
    period: { from: placeOf(today, since), to: due },
    late: dueOn < today ? { from: due, to: placeOf(today, today) } : null,
  }
}
