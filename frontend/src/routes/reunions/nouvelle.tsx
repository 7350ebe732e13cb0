import { createFileRoute } from '@tanstack/react-router'
import { NewMeetingPage } from '~/features/meetings/NewMeetingPage'

interface Search {
  partenariat?: string
}

export const Route = createFileRoute('/reunions/nouvelle')({
  validateSearch: ({ partenariat }): Search => (typeof partenariat === 'string' ? { partenariat } : {}),
  component: () => <NewMeetingPage partnershipId={Route.useSearch().partenariat} />,
})
