import { useQuery } from '@tanstack/react-query'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { dateIn, shortDate } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import type { Review } from './documents'
import { ReviewPageDocument } from './documents'
import { PlannedReview } from './PlannedReview'
import { ReviewRecord } from './ReviewRecord'
import { ReviewSteps } from './ReviewSteps'
import { reviewStates } from './words'

export function ReviewPage({ id, step }: { id: string; step: number }) {
  const query = useQuery(ask(ReviewPageDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node, site }) => {
        const review = found<Review>(node)
        if (!review) return <MissingPage />
        const { protocol, state } = review
        const today = dateIn(site.now, protocol.partnership.timeZone)
        return (
          <>
            <PageTitle
              title={
                review.heldOn && state === 'CLOSED'
                  ? `Revue du ${shortDate(review.heldOn)}`
                  : `Revue attendue le ${shortDate(review.dueOn)}`
              }
              lead={protocol.title}
              status={<StatusTag tone={reviewStates[state].tone}>{reviewStates[state].word}</StatusTag>}
              trail={[
                { label: 'Protocoles', link: { to: '/protocoles' } },
                {
                  label: protocol.title,
                  link: { to: '/protocoles/$id', params: { id: barePart(protocol.id) } },
                },
              ]}
            />
            {state === 'PLANNED' && <PlannedReview review={review} today={today} />}
            {state === 'IN_PROGRESS' &&
              (review.viewerCanRun ? (
                <ReviewSteps review={review} step={step} today={today} />
              ) : (
                <div className="stack">
                  <Notice tone="info" title="Le compte rendu est en cours d’écriture">
                    <p>Votre poste permet de le lire, pas de l’écrire.</p>
                  </Notice>
                  <ReviewRecord review={review} />
                </div>
              ))}
            {state === 'CLOSED' && <ReviewRecord review={review} />}
            {state === 'CANCELLED' && (
              <Notice tone="warn" title="Cette réunion a été annulée">
                <p>
                  L’échéance du {shortDate(review.dueOn)} reste : planifiez une autre revue depuis le
                  protocole.
                </p>
                {review.cancelReason && <Paragraphs text={`Motif : ${review.cancelReason}`} />}
                <RetractButton
                  name="Motif d’annulation"
                  partnershipId={protocol.partnership.id}
                  kind="review"
                  of={review.id}
                  parts={[{ field: 'cancelReason', label: 'Motif', text: review.cancelReason }]}
                />
              </Notice>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
