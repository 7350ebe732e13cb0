import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { AttendancePage } from '~/features/trainings/AttendancePage'

export const Route = createFileRoute('/formations/$id/emargement')({
  component: () => <AttendancePage id={nodeId('training', Route.useParams().id)} />,
})
