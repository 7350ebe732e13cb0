import { createFileRoute } from '@tanstack/react-router'
import { ImmersionPage } from '~/features/immersions/ImmersionPage'
import { nodeId } from '~/features/nodeIds'

export const Route = createFileRoute('/immersions/$id')({
  component: () => <ImmersionPage id={nodeId('immersion', Route.useParams().id)} />,
})
