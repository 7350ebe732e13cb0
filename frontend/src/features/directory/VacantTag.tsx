import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'

/** Nobody holds the post: since when, if that is known. */
export const VacantTag = ({ since }: { since?: string | null }) => (
  <StatusTag tone="warn">{since ? `Vacant depuis le ${shortDate(since)}` : 'Vacant'}</StatusTag>
)
