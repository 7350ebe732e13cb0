import { createFileRoute } from '@tanstack/react-router'
import { TemplatesPage } from '~/features/arrivals/TemplatesPage'

export const Route = createFileRoute('/partenariats/$id/livrets')({
  component: () => <TemplatesPage id={Route.useParams().id} />,
})
