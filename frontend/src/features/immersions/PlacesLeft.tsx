import { StatusTag } from '~/components/StatusTag'
import { counted } from '~/features/trainings/words'
import type { OfferLineFragment } from '~/graphql/generated/graphql'

/** How many may still come. */
export function PlacesLeft({
  offer: { closedAt, left },
}: {
  offer: Pick<OfferLineFragment, 'closedAt' | 'left'>
}) {
  if (closedAt) return <StatusTag tone="neutral">Fermée</StatusTag>
  return left > 0 ? (
    <StatusTag tone="success">{counted(left, 'place libre', 'places libres')}</StatusTag>
  ) : (
    <StatusTag tone="neutral">Complet</StatusTag>
  )
}
