import { shortDate } from '~/dates/dates'
import type { TermFieldsFragment } from '~/graphql/generated/graphql'
import { monthsInWords, renewals } from './words'

/** How long the agreement runs, in one sentence. */
export function termInWords({ kind, months, renewal, noticeDays, endsOn }: TermFieldsFragment): string {
  if (kind === 'OPEN') return 'Sans limite de durée'
  const length = months === null ? 'Durée fixée' : monthsInWords(months)
  const until = endsOn ? `, jusqu’au ${shortDate(endsOn)}` : ''
  const next = renewal ? `, renouvelable ${renewals[renewal]}` : ''
  const notice = noticeDays === null ? '' : ` (préavis de ${noticeDays}\u00a0jours)`
  return `${length}${until}${next}${notice}`
}
