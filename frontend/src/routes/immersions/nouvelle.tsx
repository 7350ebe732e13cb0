import { createFileRoute } from '@tanstack/react-router'
import { NewImmersionPage } from '~/features/immersions/NewImmersionPage'

interface Search {
  partenariat?: string
}

export const Route = createFileRoute('/immersions/nouvelle')({
  validateSearch: ({ partenariat }): Search => (typeof partenariat === 'string' ? { partenariat } : {}),
  component: () => <NewImmersionPage partnership={Route.useSearch().partenariat} />,
})
