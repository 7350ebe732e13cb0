import { createFileRoute } from '@tanstack/react-router'
import { MembersPage } from '~/features/partnerships/MembersPage'

export const Route = createFileRoute('/partenariats/$id/membres')({
  component: () => <MembersPage id={Route.useParams().id} />,
})
