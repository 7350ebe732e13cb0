import { createFileRoute } from '@tanstack/react-router'
import { SessionPage } from '~/features/meetings/SessionPage'
import { nodeId } from '~/features/nodeIds'

export const Route = createFileRoute('/reunions/$id/seance')({
  component: () => <SessionPage id={nodeId('meeting', Route.useParams().id)} />,
})
