import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { ReviewPage } from '~/features/reviews/ReviewPage'

interface Search {
  /** Step of the record, from 1. */
  etape?: number
}

export const Route = createFileRoute('/revues/$id')({
  validateSearch: ({ etape }): Search => (typeof etape === 'number' ? { etape } : {}),
  component: () => (
    <ReviewPage id={nodeId('review', Route.useParams().id)} step={Route.useSearch().etape ?? 1} />
  ),
})
