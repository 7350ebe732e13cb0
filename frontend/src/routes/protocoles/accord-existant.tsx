import { createFileRoute } from '@tanstack/react-router'
import { ExistingAgreement } from '~/features/protocols/ExistingAgreement'

interface Search {
  partenariat?: string
}

export const Route = createFileRoute('/protocoles/accord-existant')({
  validateSearch: ({ partenariat }): Search => (typeof partenariat === 'string' ? { partenariat } : {}),
  component: () => <ExistingAgreement partnership={Route.useSearch().partenariat} />,
})
