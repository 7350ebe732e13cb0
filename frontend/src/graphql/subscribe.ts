import type { Client } from 'graphql-ws'
import type { Document } from './client'

/** Milliseconds before a subscription that the server ended is tried again. */
const again = 30_000
/** The longest wait before the line is opened again, in milliseconds. */
const longestWait = 30_000
/** Between two questions whether the server is still there, and how long it may take to say so, in milliseconds. */
const beat = 20_000
const patience = 10_000

interface Listener {
  /** The thing changed, or was missed while the line was cut; also once at the beginning. */
  onChange: () => void
  /** Whether changes are being told. */
  onLive: (isLive: boolean) => void
}

let shared: Promise<Client> | undefined
const cuts = new Set<() => void>()
const tellCut = () => {
  for (const cut of cuts) cut()
}

const wait = (retries: number) => {
  const longest = Math.min(longestWait, 1000 * 2 ** retries)
  // Not all pages of a building at the same moment.
  return new Promise<void>((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)))
}

/** One line for the whole tab, opened by the first page that listens and closed with the last. */
const line = () => {
  shared ??= import('graphql-ws').then(({ createClient }) => {
    let unanswered: ReturnType<typeof setTimeout> | undefined
    const client = createClient({
      url: new URL('/graphql', location.origin.replace(/^http/, 'ws')).href,
      lazyCloseTimeout: 3000,
      // A meeting lasts hours: the line is taken up again as long as a page listens.
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: wait,
      keepAlive: beat,
      on: {
        closed: () => {
          clearTimeout(unanswered)
          tellCut()
        },
        error: tellCut,
        // A network that is gone says nothing: the socket alone would seem open for minutes.
        ping: (isTheirs) => {
          if (!isTheirs) unanswered = setTimeout(() => client.terminate(), patience)
        },
        pong: (isTheirs) => {
          if (isTheirs) clearTimeout(unanswered)
        },
      },
    })
    return client
  })
  return shared
}

/** Follows a subscription, whose values only say that something changed; the returned function stops it. */
export function subscribe<Result, Variables extends Record<string, unknown>>(
  document: Document<Result, Variables>,
  variables: Variables,
  { onChange, onLive }: Listener,
): () => void {
  let stop: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const cut = () => onLive(false)
  const end = () => {
    if (isOver) return
    onLive(false)
    clearTimeout(timer)
    timer = setTimeout(begin, again)
  }
  const begin = () => {
    void line().then((client) => {
      if (isOver) return
      const payload = { query: document.toString(), variables }
      stop = client.subscribe<Result>(payload, {
        // Rights that ended come as errors without data, and the end follows.
        next: ({ data }) => {
          if (!data) return
          onLive(true)
          onChange()
        },
        error: end,
        complete: end,
      })
    }, end)
  }
  cuts.add(cut)
  begin()
  return () => {
    isOver = true
    cuts.delete(cut)
    clearTimeout(timer)
    stop?.()
  }
}
