import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { EditTrainingPage } from '~/features/trainings/EditTrainingPage'

export const Route = createFileRoute('/formations/$id/modifier')({
  component: () => <EditTrainingPage id={nodeId('training', Route.useParams().id)} />,
})
