import { createFileRoute } from '@tanstack/react-router'
import { PartnershipsPage } from '~/features/partnerships/PartnershipsPage'

export const Route = createFileRoute('/partenariats/')({ component: PartnershipsPage })
