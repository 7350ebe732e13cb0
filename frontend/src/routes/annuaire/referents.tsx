import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { isDay } from '~/features/agenda/period'
import { ContactRegisterPage, type ContactRegisterSearch } from '~/features/directory/ContactRegisterPage'

export const Route = createFileRoute('/annuaire/referents')({
  validateSearch: ({ territoire, nom, le }): ContactRegisterSearch => ({
    ...(typeof territoire === 'string' && { territoire }),
    ...(typeof nom === 'string' && { nom }),
    ...(isDay(le) && { le }),
  }),
  component: Register,
})

function Register() {
  const navigate = useNavigate({ from: '/annuaire/referents' })
  return (
    <ContactRegisterPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  )
}
