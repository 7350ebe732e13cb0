import {
  keepPreviousData,
  queryOptions,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '~/components/Button'
import { type Document, request } from './client'

interface Cursor {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

type Paged = { after?: string | null }
type PageOf<Result> = (result: Result) => Cursor | null | undefined

const after = (page: Cursor | null | undefined) =>
  page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null

/** A list that the person lengthens page by page. */
export function usePages<Result, Variables extends Paged>(
  document: Document<Result, Variables>,
  variables: Omit<Variables, 'after'>,
  pageOf: PageOf<Result>,
) {
  return useInfiniteQuery({
    queryKey: ['pages', document.toString(), variables],
    queryFn: ({ pageParam, signal }) =>
      request(document, { ...variables, after: pageParam } as unknown as Variables, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => after(pageOf(last)) ?? null,
    placeholderData: keepPreviousData,
    // What stood here before may have been changed by a job since.
    refetchOnMount: 'always',
  })
}

export function ShowMore({
  query,
}: {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
}) {
  if (!query.hasNextPage) return null
  return (
    <p className="no-print">
      <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
        Voir la suite
      </Button>
    </p>
  )
}

/** A short list inside a page says that it is not the whole, and where the rest is. */
export function RestElsewhere({
  of: list,
  children,
}: {
  of: { pageInfo: { hasNextPage: boolean } }
  children: ReactNode
}) {
  return list.pageInfo.hasNextPage && <p>{children}</p>
}

/** Every page of a list that a choice or a count needs whole, such as the members of one partnership. */
export const askAll = <Result, Variables extends Paged>(
  document: Document<Result, Variables>,
  variables: Omit<Variables, 'after'>,
  pageOf: PageOf<Result>,
) =>
  queryOptions({
    queryKey: ['all', document.toString(), variables],
    queryFn: async ({ signal }) => {
      const pages: Result[] = []
      let cursor: string | null | undefined = null
      do {
        const page: Result = await request(
          document,
          { ...variables, after: cursor } as unknown as Variables,
          signal,
        )
        pages.push(page)
        cursor = after(pageOf(page))
      } while (cursor)
      return pages
    },
  })
