import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { ProtocolPage } from '~/features/protocols/ProtocolPage'

export const Route = createFileRoute('/protocoles/$id/')({
  component: () => <ProtocolPage id={nodeId('protocol', Route.useParams().id)} />,
})
