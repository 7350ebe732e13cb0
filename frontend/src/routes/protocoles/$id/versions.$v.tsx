import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { VersionPage } from '~/features/protocols/VersionPage'

export const Route = createFileRoute('/protocoles/$id/versions/$v')({
  component: () => <VersionPage id={nodeId('version', Route.useParams().v)} />,
})
