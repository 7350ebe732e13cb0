import { createFileRoute } from '@tanstack/react-router'
import { NewOrganisationPage } from '~/features/directory/OrganisationForm'

export const Route = createFileRoute('/annuaire/nouvelle')({ component: NewOrganisationPage })
