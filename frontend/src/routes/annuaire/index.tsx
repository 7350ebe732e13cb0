import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { FinderPage, type FinderSearch } from '~/features/directory/FinderPage'
import { kinds, sectors } from '~/features/directory/words'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const oneOf = <K extends string>(words: Record<K, string>, value: unknown) =>
  typeof value === 'string' && value in words ? (value as K) : undefined

export const Route = createFileRoute('/annuaire/')({
  validateSearch: ({ mot, secteur, nature, territoire, lieu }: Record<string, unknown>): FinderSearch => ({
    mot: text(mot),
    secteur: oneOf(sectors, secteur),
    nature: oneOf(kinds, nature),
    territoire: text(territoire),
    lieu: text(lieu),
  }),
  component: Finder,
})

function Finder() {
  const navigate = useNavigate({ from: '/annuaire/' })
  return (
    <FinderPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  )
}
