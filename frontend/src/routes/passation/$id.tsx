import { createFileRoute } from '@tanstack/react-router'
import { HandoverPage } from '~/features/handovers/HandoverPage'

export const Route = createFileRoute('/passation/$id')({ component: Handover })

function Handover() {
  const { id } = Route.useParams()
  return <HandoverPage key={id} id={id} />
}
