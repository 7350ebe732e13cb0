import { createFileRoute } from '@tanstack/react-router'
import { type ActionFilters, ActionsPage } from '~/features/actions/ActionsPage'

export const Route = createFileRoute('/actions')({
  validateSearch: ({ etat, toutes }): Partial<ActionFilters> => ({
    ...((etat === 'DONE' || etat === 'DROPPED') && { etat }),
    ...(toutes === true && { toutes }),
  }),
  component: function Actions() {
    const { etat = 'OPEN', toutes = false } = Route.useSearch()
    return <ActionsPage filters={{ etat, toutes }} />
  },
})
