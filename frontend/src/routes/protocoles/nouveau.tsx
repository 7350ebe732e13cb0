import { createFileRoute } from '@tanstack/react-router'
import { NewProtocol } from '~/features/protocols/NewProtocol'

interface Search {
  partenariat?: string
}

export const Route = createFileRoute('/protocoles/nouveau')({
  validateSearch: ({ partenariat }): Search => (typeof partenariat === 'string' ? { partenariat } : {}),
  component: () => <NewProtocol partnership={Route.useSearch().partenariat} />,
})
