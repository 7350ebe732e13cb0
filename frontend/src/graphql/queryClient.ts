import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { sessionEnd } from '~/session/sessionEnd'
import { Fault } from './errors'

const noteSessionEnd = (error: unknown) => {
  if (error instanceof Fault && error.kind === 'unauthenticated') sessionEnd.announce()
}

/** Only what a second try can mend is tried again. */
const isWorthRetrying = (count: number, error: unknown) =>
  count < 2 && error instanceof Fault && (error.kind === 'network' || error.kind === 'unknown')

export const createQueryClient = () =>
  new QueryClient({
    queryCache: new QueryCache({ onError: noteSessionEnd }),
    mutationCache: new MutationCache({ onError: noteSessionEnd }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: isWorthRetrying, networkMode: 'always' },
      // A mutation may have reached the server: the person decides to send it again.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
