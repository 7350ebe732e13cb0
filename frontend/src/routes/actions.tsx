import { createFileRoute } from '@tanstack/react-router'
import { type ActionFilters, ActionsPage } from '~/features/actions/ActionsPage'

export const Route = createFileRoute('/actions')({
  validateSearch: ({ etat, pour, partenariat }): Partial<ActionFilters> => ({
    ...((etat === 'DONE' || etat === 'DROPPED') && { etat }),
    ...((pour === 'organisation' || pour === 'toutes') && { pour }),
    ...(typeof partenariat === 'string' && { partenariat }),
  }),
  component: function Actions() {
    const { etat = 'OPEN', pour = 'moi', partenariat } = Route.useSearch()
    return <ActionsPage filters={{ etat, pour, ...(partenariat && { partenariat }) }} />
  },
})
