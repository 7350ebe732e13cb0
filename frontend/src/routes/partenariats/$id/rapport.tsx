import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { isDay } from '~/features/agenda/period'
import { ReportPage, type ReportSearch } from '~/features/indicators/ReportPage'

export const Route = createFileRoute('/partenariats/$id/rapport')({
  validateSearch: ({ du, au }): ReportSearch => ({ ...(isDay(du) && { du }), ...(isDay(au) && { au }) }),
  component: Report,
})

function Report() {
  const navigate = useNavigate({ from: '/partenariats/$id/rapport' })
  return (
    <ReportPage
      id={Route.useParams().id}
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  )
}
