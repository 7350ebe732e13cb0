import { createFileRoute } from '@tanstack/react-router'
import { EditOrganisationPage } from '~/features/directory/OrganisationForm'

export const Route = createFileRoute('/annuaire/$id/modifier')({
  component: () => <EditOrganisationPage id={Route.useParams().id} />,
})
