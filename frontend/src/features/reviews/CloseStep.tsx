import { useState } from 'react'
import { Button } from '~/components/Button'
import { ConfirmDialog } from '~/components/Dialog'
import { Notice } from '~/components/Notice'
import { drafts } from '~/drafts/useDraft'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import type { Review } from './documents'
import { CompleteReviewDocument } from './documents'
import { RecordBody } from './ReviewRecord'

/** At which step each missing thing is mended. */
const stepOf: Record<string, number> = {
  REVIEW_DATE_MISSING: 1,
  MISSING_JUSTICE_PARTICIPANT: 1,
  MISSING_HEALTH_PARTICIPANT: 1,
  NO_FINDING: 2,
  DECISION_MISSING: 3,
}

export function CloseStep({ review, onGo }: { review: Review; onGo: (step: number) => void }) {
  const [isOpen, setOpen] = useState(false)
  const act = useAct(CompleteReviewDocument)
  const isTyped = drafts.keys().some((key) => key.includes(review.id))
  const complete = async () => {
    await act.send({ reviewId: review.id, baseRevision: review.revision })
    // When it worked the page shows the record; otherwise the reasons stand beside the button.
    setOpen(false)
  }
  return (
    <div className="stack">
      {review.blockers.length > 0 && (
        <Notice tone="warn" title="Ce qui manque pour clore">
          <ul>
            {review.blockers.map(({ code, field, message }) => {
              const step = stepOf[code]
              return (
                <li key={`${code} ${field ?? ''}`}>
                  {message}{' '}
                  {step && (
                    <Button kind="quiet" onPress={() => onGo(step)}>
                      Aller à l’étape {step}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        </Notice>
      )}
      {isTyped && (
        <Notice tone="warn" title="Un texte de cette revue n’est pas encore enregistré">
          <p>Reprenez les étapes précédentes pour l’enregistrer : une fois close, la revue ne change plus.</p>
        </Notice>
      )}
      <RecordBody review={review} />
      <ActFeedback act={act} title="La revue n’est pas encore close" />
      <div className="row">
        <Button
          kind="primary"
          icon="check"
          isDisabled={review.blockers.length > 0}
          isPending={act.isPending}
          onPress={() => setOpen(true)}
        >
          Clore la revue…
        </Button>
      </div>
      <ConfirmDialog
        title="Clore cette revue ?"
        action="Clore la revue"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={complete}
      >
        <p>
          Le compte rendu ne changera plus ; on pourra seulement y ajouter une correction. Les rappels
          s’arrêtent et la prochaine échéance est fixée.
        </p>
      </ConfirmDialog>
    </div>
  )
}
