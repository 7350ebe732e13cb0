import type { Client } from 'graphql-ws'
import type { Document } from './client'

export type LiveState = 'live' | 'away'

interface Listener<Result> {
  onData: (data: Result) => void
  /** `away` while the line is cut; `live` again after each new connection, when something may have been missed. */
  onState: (state: LiveState) => void
}

let shared: Promise<Client> | undefined
const watchers = new Set<(state: LiveState) => void>()
const tell = (state: LiveState) => {
  for (const watcher of watchers) watcher(state)
}

/** One line for the whole tab, opened by the first page that listens and closed with the last. */
const line = () => {
  shared ??= import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: new URL('/graphql', location.origin.replace(/^http/, 'ws')).href,
      lazyCloseTimeout: 3000,
      // A meeting lasts hours: the line is taken up again as long as a page listens.
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      keepAlive: 20_000,
      on: { connected: () => tell('live'), closed: () => tell('away'), error: () => tell('away') },
    }),
  )
  return shared
}

/** Follows a subscription; the returned function stops it. */
export function subscribe<Result, Variables extends Record<string, unknown>>(
  document: Document<Result, Variables>,
  variables: Variables,
  { onData, onState }: Listener<Result>,
): () => void {
  let stop: (() => void) | undefined
  let isOver = false
  watchers.add(onState)
  void line().then((client) => {
    if (isOver) return
    stop = client.subscribe<Result>(
      { query: document.toString(), variables },
      {
        next: ({ data }) => data && onData(data),
        // The rights ended, or the server refuses: the page goes on by asking.
        error: () => onState('away'),
        complete: () => onState('away'),
      },
    )
  })
  return () => {
    isOver = true
    watchers.delete(onState)
    stop?.()
  }
}
