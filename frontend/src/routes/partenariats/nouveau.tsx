import { createFileRoute } from '@tanstack/react-router'
import { NewPartnershipPage } from '~/features/partnerships/NewPartnershipPage'

export const Route = createFileRoute('/partenariats/nouveau')({ component: NewPartnershipPage })
