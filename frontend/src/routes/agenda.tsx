import { createFileRoute } from '@tanstack/react-router'
import { AgendaPage, type AgendaSearch, isEventKind } from '~/features/agenda/AgendaPage'
import { isDay } from '~/features/agenda/period'

export const Route = createFileRoute('/agenda')({
  validateSearch: ({ vue, jour, pour, partenariat, genre }): AgendaSearch => ({
    ...((vue === 'mois' || vue === 'semaine' || vue === 'liste') && { vue }),
    ...(isDay(jour) && { jour }),
    ...((pour === 'moi' || pour === 'organisation') && { pour }),
    ...(typeof partenariat === 'string' && { partenariat }),
    ...(isEventKind(genre) && { genre }),
  }),
  component: () => <AgendaPage search={Route.useSearch()} />,
})
