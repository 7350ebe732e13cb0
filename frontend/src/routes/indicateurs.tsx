import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { isDay } from '~/features/agenda/period'
import { IndicatorsPage, type IndicatorsSearch } from '~/features/indicators/IndicatorsPage'

export const Route = createFileRoute('/indicateurs')({
  validateSearch: ({ territoire, nom, le }): IndicatorsSearch => ({
    ...(typeof territoire === 'string' && { territoire }),
    ...(typeof nom === 'string' && { nom }),
    ...(isDay(le) && { le }),
  }),
  component: Indicators,
})

function Indicators() {
  const navigate = useNavigate({ from: '/indicateurs' })
  return (
    <IndicatorsPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  )
}
