import { createFileRoute } from '@tanstack/react-router'
import { EditPartnershipPage } from '~/features/partnerships/EditPartnershipPage'

export const Route = createFileRoute('/partenariats/$id/modifier')({
  component: () => <EditPartnershipPage id={Route.useParams().id} />,
})
