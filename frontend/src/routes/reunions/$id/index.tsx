import { createFileRoute } from '@tanstack/react-router'
import { MeetingPage } from '~/features/meetings/MeetingPage'
import { nodeId } from '~/features/nodeIds'

export const Route = createFileRoute('/reunions/$id/')({
  component: () => <MeetingPage id={nodeId('meeting', Route.useParams().id)} />,
})
