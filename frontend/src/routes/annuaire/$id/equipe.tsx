import { createFileRoute } from '@tanstack/react-router'
import { TeamPage } from '~/features/accounts/TeamPage'

export const Route = createFileRoute('/annuaire/$id/equipe')({
  component: () => <TeamPage id={Route.useParams().id} />,
})
