import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { CourtDoctorsPage, type CourtDoctorsSearch } from '~/features/directory/CourtDoctorsPage'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export const Route = createFileRoute('/annuaire/medecins')({
  validateSearch: ({ territoire, lieu }: Record<string, unknown>): CourtDoctorsSearch => ({
    territoire: text(territoire),
    lieu: text(lieu),
  }),
  component: Doctors,
})

function Doctors() {
  const navigate = useNavigate({ from: '/annuaire/medecins' })
  return (
    <CourtDoctorsPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  )
}
