import { createFileRoute } from '@tanstack/react-router'
import { NewTrainingPage } from '~/features/trainings/NewTrainingPage'

interface Search {
  partenariat?: string
}

export const Route = createFileRoute('/formations/nouvelle')({
  validateSearch: ({ partenariat }): Search => (typeof partenariat === 'string' ? { partenariat } : {}),
  component: () => <NewTrainingPage partnership={Route.useSearch().partenariat} />,
})
