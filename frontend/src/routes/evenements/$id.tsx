import { createFileRoute } from '@tanstack/react-router'
import { EventPage } from '~/features/events/EventPage'
import { nodeId } from '~/features/nodeIds'

export const Route = createFileRoute('/evenements/$id')({
  component: () => <EventPage id={nodeId('event', Route.useParams().id)} />,
})
