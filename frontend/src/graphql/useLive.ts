import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Document } from './client'
import { subscribe } from './subscribe'

/**
 * Reads again whatever the page asked about this thing each time the server says that it changed. Tells whether the
 * server does: some networks let no socket through, and then a page that must follow has to ask by itself.
 */
export function useLive<Result>(document: Document<Result, { id: string }>, id: string): boolean {
  const queryClient = useQueryClient()
  const [isLive, setLive] = useState(false)
  useEffect(
    () =>
      subscribe(
        document,
        { id },
        {
          onLive: setLive,
          onChange: () =>
            void queryClient.invalidateQueries({
              predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(id),
            }),
        },
      ),
    [document, id, queryClient],
  )
  return isLive
}
