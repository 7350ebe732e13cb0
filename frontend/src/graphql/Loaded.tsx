import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loading } from '~/components/Progress'
import { FaultNotice } from './FaultNotice'

/** What a query gives once it is there; meanwhile a word, and what to do when it fails. */
export function Loaded<Data>({
  query,
  meanwhile = <Loading />,
  children,
}: {
  query: UseQueryResult<Data>
  /** Null for a part that may turn out to have nothing to show. */
  meanwhile?: ReactNode
  children: (data: Data) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <FaultNotice error={query.error} onRetry={() => void query.refetch()} />
  return meanwhile
}
