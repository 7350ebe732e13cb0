import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { TrainingPage } from '~/features/trainings/TrainingPage'

export const Route = createFileRoute('/formations/$id/')({
  component: () => <TrainingPage id={nodeId('training', Route.useParams().id)} />,
})
