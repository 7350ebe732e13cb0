import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { PlanReviewPage } from '~/features/reviews/PlanReviewPage'

export const Route = createFileRoute('/protocoles/$id/revue')({
  component: () => <PlanReviewPage protocolId={nodeId('protocol', Route.useParams().id)} />,
})
