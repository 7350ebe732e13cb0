import { createFileRoute } from '@tanstack/react-router'
import { nodeId } from '~/features/nodeIds'
import { ComparePage } from '~/features/protocols/ComparePage'

interface Search {
  de?: string
  a?: string
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

export const Route = createFileRoute('/protocoles/$id/comparer')({
  validateSearch: ({ de, a }): Search => ({ de: text(de), a: text(a) }),
  component: function Compare() {
    const { de, a } = Route.useSearch()
    return <ComparePage id={nodeId('protocol', Route.useParams().id)} from={de} to={a} />
  },
})
