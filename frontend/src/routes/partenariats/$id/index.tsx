import { createFileRoute } from '@tanstack/react-router'
import { PartnershipPage } from '~/features/partnerships/PartnershipPage'

export const Route = createFileRoute('/partenariats/$id/')({
  component: () => <PartnershipPage id={Route.useParams().id} />,
})
