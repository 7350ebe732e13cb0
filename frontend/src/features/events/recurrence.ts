import { getDayOfWeek, parseDate } from '@internationalized/date'
import { monthWords } from '~/dates/dates'
import { wholeNumber } from '~/features/protocols/agreement'
import type { Frequency, RecurrenceInput, Weekday } from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'

export type Repeat = 'never' | Frequency

export interface RecurrenceValues {
  repeat: Repeat
  interval: string
  /** Yearly only: the same date, or the same weekday of the month. */
  sameDate: boolean
  ends: 'count' | 'until'
  count: string
  until: string | null
}

export const blankRecurrence: RecurrenceValues = {
  repeat: 'never',
  interval: '1',
  sameDate: false,
  ends: 'count',
  count: '5',
  until: null,
}

const weekdays: Weekday[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']
const weekdayWords = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const ranks: Record<number, string> = {
  1: 'premier',
  2: 'deuxième',
  3: 'troisième',
  4: 'quatrième',
  [-1]: 'dernier',
}

const place = (day: string) => {
  const date = parseDate(day)
  const weekday = getDayOfWeek(date, 'fr-FR', 'mon')
  const rank = Math.ceil(date.day / 7)
  // A fifth Tuesday is not in every month: it is meant as the last.
  return { date, weekday, nth: rank === 5 ? -1 : rank }
}

/** What the first day and the choices make; what follows from the first day is said to the server all the same. */
export function recurrenceInput(values: RecurrenceValues, first: string | null): RecurrenceInput | null {
  const { repeat, sameDate, ends } = values
  if (repeat === 'never' || !first) return null
  const { date, weekday, nth } = place(first)
  const day = weekdays[weekday] ?? 'MONDAY'
  const isByRank = repeat === 'MONTHLY' || (repeat === 'YEARLY' && !sameDate)
  return {
    frequency: repeat,
    interval: wholeNumber(values.interval) ?? 1,
    weekdays: repeat === 'WEEKLY' || isByRank ? [day] : [],
    nth: isByRank ? nth : null,
    month: repeat === 'YEARLY' ? date.month : null,
    count: ends === 'count' ? wholeNumber(values.count) : null,
    until: ends === 'until' ? values.until : null,
  }
}

export function checkRecurrence(values: RecurrenceValues): Problem[] {
  if (values.repeat === 'never') return []
  if (values.ends === 'until')
    return values.until ? [] : [missing('recurrence.until', 'Indiquez jusqu’à quand.')]
  const count = wholeNumber(values.count)
  return count && count >= 2 && count <= 200
    ? []
    : [missing('recurrence.count', 'Indiquez un nombre de fois, de 2 à 200.')]
}

/** « Chaque année, le deuxième mardi de mars, 5 fois. » */
export function recurrenceWords(values: RecurrenceValues, first: string | null): string {
  const rule = recurrenceInput(values, first)
  if (!rule || !first) return ''
  const { date, weekday, nth } = place(first)
  const every = rule.interval ?? 1
  const day = weekdayWords[weekday] ?? ''
  const month = monthWords[date.month - 1] ?? ''
  const ofMonth = /^[ao]/.test(month) ? `d’${month}` : `de ${month}`
  const when =
    rule.frequency === 'WEEKLY'
      ? every === 1
        ? `Chaque semaine, le ${day}`
        : `Toutes les ${every} semaines, le ${day}`
      : rule.frequency === 'MONTHLY'
        ? `${every === 1 ? 'Chaque mois' : `Tous les ${every} mois`}, le ${ranks[nth]} ${day}`
        : `${every === 1 ? 'Chaque année' : `Tous les ${every} ans`}, le ${
            values.sameDate
              ? `${date.day === 1 ? '1er' : date.day} ${month}`
              : `${ranks[nth]} ${day} ${ofMonth}`
          }`
  const end = rule.count ? `, ${rule.count} fois` : ''
  return `${when}${end}.`
}
