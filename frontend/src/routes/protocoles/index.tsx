import { createFileRoute } from '@tanstack/react-router'
import { type ProtocolFilters, ProtocolList } from '~/features/protocols/ProtocolList'
import { protocolStatuses, reviewStatuses } from '~/features/protocols/words'

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
const oneOf = <Key extends string>(words: Record<Key, unknown>, value: unknown) =>
  typeof value === 'string' && value in words ? (value as Key) : undefined

export const Route = createFileRoute('/protocoles/')({
  validateSearch: (search): ProtocolFilters => ({
    mot: text(search.mot),
    partenariat: text(search.partenariat),
    etat: oneOf(protocolStatuses, search.etat),
    revue: oneOf(reviewStatuses, search.revue),
  }),
  component: () => <ProtocolList filters={Route.useSearch()} />,
})
