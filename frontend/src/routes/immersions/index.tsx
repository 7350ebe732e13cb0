import { createFileRoute, useNavigate } from '@tanstack/react-router'
import { ImmersionsPage, type ImmersionsSearch } from '~/features/immersions/ImmersionsPage'
import { audiences } from '~/features/immersions/words'
import type { ImmersionAudience } from '~/graphql/generated/graphql'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export const Route = createFileRoute('/immersions/')({
  validateSearch: (search: Record<string, unknown>): ImmersionsSearch => ({
    public:
      typeof search.public === 'string' && search.public in audiences
        ? (search.public as ImmersionAudience)
        : undefined,
    territoire: text(search.territoire),
    lieu: text(search.lieu),
    passees: search.passees === true ? true : undefined,
  }),
  component: Immersions,
})

function Immersions() {
  const navigate = useNavigate({ from: '/immersions/' })
  return (
    <ImmersionsPage
      search={Route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
    />
  )
}
