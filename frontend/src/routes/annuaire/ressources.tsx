import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { themes } from '~/features/protocols/words'
import { ResourceFinderPage, type ResourceSearch } from '~/features/resources/ResourceFinderPage'
import type { Theme } from '~/graphql/generated/graphql'

const isTheme = (value: unknown): value is Theme => typeof value === 'string' && value in themes

export const Route = createFileRoute('/annuaire/ressources')({
  validateSearch: ({ theme, territoire, nom }): ResourceSearch => ({
    ...(isTheme(theme) && { theme }),
    ...(typeof territoire === 'string' && { territoire }),
    ...(typeof nom === 'string' && { nom }),
  }),
  component: Resources,
})

function Resources() {
  const navigate = useNavigate({ from: '/annuaire/ressources' })
  return (
    <ResourceFinderPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  )
}
