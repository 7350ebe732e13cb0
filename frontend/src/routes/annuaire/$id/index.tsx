import { createFileRoute } from '@tanstack/react-router'
import { OrganisationPage } from '~/features/directory/OrganisationPage'

export const Route = createFileRoute('/annuaire/$id/')({
  component: () => <OrganisationPage id={Route.useParams().id} />,
})
