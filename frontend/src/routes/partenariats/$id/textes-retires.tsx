import { createFileRoute } from '@tanstack/react-router'
import { RetractionsPage } from '~/features/retraction/RetractionsPage'

export const Route = createFileRoute('/partenariats/$id/textes-retires')({
  component: () => <RetractionsPage id={Route.useParams().id} />,
})
