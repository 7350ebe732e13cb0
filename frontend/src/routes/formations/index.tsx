import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { themes } from '~/features/protocols/words'
import { TrainingsPage, type TrainingsSearch } from '~/features/trainings/TrainingsPage'
import type { Theme } from '~/graphql/generated/graphql'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const yes = (value: unknown) => (value === true ? true : undefined)

export const Route = createFileRoute('/formations/')({
  validateSearch: (search: Record<string, unknown>): TrainingsSearch => ({
    mot: text(search.mot),
    theme: typeof search.theme === 'string' && search.theme in themes ? (search.theme as Theme) : undefined,
    territoire: text(search.territoire),
    lieu: text(search.lieu),
    places: yes(search.places),
    passees: yes(search.passees),
  }),
  component: Catalogue,
})

function Catalogue() {
  const navigate = useNavigate({ from: '/formations/' })
  return (
    <TrainingsPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  )
}
