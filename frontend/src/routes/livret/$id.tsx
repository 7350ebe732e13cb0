import { createFileRoute } from '@tanstack/react-router'
import { PackPage } from '~/features/arrivals/PackPage'

export const Route = createFileRoute('/livret/$id')({ component: Pack })

function Pack() {
  const { id } = Route.useParams()
  return <PackPage key={id} id={id} />
}
