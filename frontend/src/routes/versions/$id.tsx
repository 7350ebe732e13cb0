import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { VersionPage } from '~/features/protocols/VersionPage'

/** A version reached from its id alone: what waits at home and mails name no protocol. */
export const Route = createFileRoute('/versions/$id')({
  component: () => <VersionPage id={nodeId('version', Route.useParams().id)} />,
})
