import { createFileRoute } from '@tanstack/react-router'
import { NewEventPage } from '~/features/events/NewEventPage'

interface Search {
  partenariat?: string
}

export const Route = createFileRoute('/evenements/nouveau')({
  validateSearch: ({ partenariat }): Search => (typeof partenariat === 'string' ? { partenariat } : {}),
  component: () => <NewEventPage partnershipId={Route.useSearch().partenariat} />,
})
