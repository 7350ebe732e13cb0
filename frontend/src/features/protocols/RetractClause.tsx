import { RetractButton } from '~/features/retraction/RetractButton'
import type { ClauseFieldsFragment } from '~/graphql/generated/graphql'

/** The same for a text being written and for one that is fixed: copies of it may be elsewhere already. */
export function RetractClause({
  clause: { id, title, body },
  partnershipId,
}: {
  clause: Pick<ClauseFieldsFragment, 'id' | 'title' | 'body'>
  partnershipId: string
}) {
  return (
    <RetractButton
      name={title}
      partnershipId={partnershipId}
      kind="clause"
      of={id}
      parts={[
        { field: 'body', label: 'Texte de l’article', text: body },
        { field: 'title', label: 'Titre', text: title },
      ]}
    />
  )
}
