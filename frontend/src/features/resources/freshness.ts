import { monthWords } from '~/dates/dates'

/** « en mars », and with its year once that is past. */
export function confirmedIn(date: string, today: string): string {
  const year = date.slice(0, 4)
  const month = monthWords[Number(date.slice(5, 7)) - 1]
  return year === today.slice(0, 4) ? `en ${month}` : `en ${month} ${year}`
}
