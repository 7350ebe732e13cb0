import { createFileRoute } from '@tanstack/react-router'
import { TeamPage } from '~/features/accounts/TeamPage'

export const Route = createFileRoute('/equipe/$id')({
  component: () => <TeamPage id={Route.useParams().id} />,
})
