import { type CalendarDate, endOfMonth, parseDate, startOfMonth, startOfWeek } from '@internationalized/date'
import { dateInWords, shortDate } from '~/dates/dates'

export type AgendaView = 'mois' | 'semaine' | 'liste'

/** Civil dates such as `2026-11-24`, first and last included. */
export interface Period {
  from: string
  to: string
}

/** Weeks start on Monday, whatever the browser's language. */
const monday = (day: CalendarDate) => startOfWeek(day, 'fr-FR', 'mon')

const iso = (day: CalendarDate) => day.toString()

/** What a view shows around a day; a month's table shows whole weeks. */
export function periodOf(view: AgendaView, day: string): Period {
  const date = parseDate(day)
  if (view === 'semaine') return { from: iso(monday(date)), to: iso(monday(date).add({ days: 6 })) }
  const [first, last] = [startOfMonth(date), endOfMonth(date)]
  if (view === 'liste') return { from: iso(first), to: iso(last) }
  return { from: iso(monday(first)), to: iso(monday(last).add({ days: 6 })) }
}

/** The days of a period, by weeks. */
export function weeksOf({ from, to }: Period): string[][] {
  const weeks: string[][] = []
  const last = parseDate(to)
  for (let start = monday(parseDate(from)); start.compare(last) <= 0; start = start.add({ weeks: 1 }))
    weeks.push(Array.from({ length: 7 }, (_, index) => iso(start.add({ days: index }))))
  return weeks
}

/** A day in the period before or after: `-1` or `1`. */
export function turned(view: AgendaView, day: string, by: number): string {
  const date = parseDate(day)
  // From the first of the month: the 31st has no counterpart in every month.
  return iso(view === 'semaine' ? date.add({ weeks: by }) : startOfMonth(date).add({ months: by }))
}

export const nextDay = (day: string): string => iso(parseDate(day).add({ days: 1 }))
export const dayBefore = (day: string): string => iso(parseDate(day).subtract({ days: 1 }))

/** « novembre 2026 », or « semaine du 23 novembre 2026 ». */
export function periodTitle(view: AgendaView, day: string): string {
  if (view === 'semaine') return `Semaine du ${shortDate(periodOf(view, day).from)}`
  const month = shortDate(iso(startOfMonth(parseDate(day)))).replace(/^\S+\s/u, '')
  return month.charAt(0).toUpperCase() + month.slice(1)
}

/** « lundi 23 » for a narrow screen's card, « 23 » in the table. */
export const dayNumber = (day: string): number => parseDate(day).day

export const isInMonthOf = (day: string, of: string): boolean => day.slice(0, 7) === of.slice(0, 7)

/** Whether a text is a civil date, as an address may hold anything. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return dateInWords(iso(parseDate(text))) !== ''
  } catch {
    return false
  }
}
