import { useState } from 'react'
import { Button } from '~/components/Button'
import { ItemList } from '~/components/DataList'
import { drafts } from '~/drafts/useDraft'
import { AddActionForm, addActionDraft } from '~/features/actions/ActionForms'
import { ActionRow } from '~/features/actions/ActionRow'
import { InPartnership } from '~/features/protocols/PartnershipGate'
import type { Review } from './documents'

export function FollowUpStep({
  review,
  today,
  onDone,
}: {
  review: Review
  today: string
  onDone: () => void
}) {
  const [isAdding, setAdding] = useState(() => drafts.read(addActionDraft(review.id)) !== null)
  return (
    <div className="stack">
      <p className="prose">
        Ce qui doit être fait, par quel poste et pour quand. L’action reste avec le poste quand la personne
        change. S’il n’y en a pas, passez à la suite.
      </p>
      {review.followUps.length > 0 && (
        <ItemList>
          {review.followUps.map((action) => (
            <ActionRow
              key={action.id}
              action={action}
              partnershipId={review.protocol.partnership.id}
              today={today}
            />
          ))}
        </ItemList>
      )}
      {isAdding ? (
        <InPartnership id={review.protocol.partnership.id}>
          {({ members }) => (
            <AddActionForm
              originId={review.id}
              members={members}
              today={today}
              onDone={() => setAdding(false)}
            />
          )}
        </InPartnership>
      ) : (
        <Button icon="add" onPress={() => setAdding(true)}>
          Ajouter une action
        </Button>
      )}
      {!isAdding && (
        <div className="row">
          <Button kind="primary" icon="arrow" onPress={onDone}>
            Continuer vers la vérification
          </Button>
        </div>
      )}
    </div>
  )
}
