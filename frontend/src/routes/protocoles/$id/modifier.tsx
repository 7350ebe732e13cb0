import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { EditProtocol } from '~/features/protocols/EditProtocol'

export const Route = createFileRoute('/protocoles/$id/modifier')({
  component: () => <EditProtocol id={nodeId('protocol', Route.useParams().id)} />,
})
