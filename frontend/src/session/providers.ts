import { queryOptions } from '@tanstack/react-query'
import { Fault, faultOfStatus } from '~/graphql/errors'

/** A door to sign in by, from the deployer's configuration. */
export interface Provider {
  id: string
  label: string
  /** Whose door it is, in French. */
  audienceHint: string
  startUrl: string
}

async function fetchProviders(): Promise<Provider[]> {
  const response = await fetch('/api/providers', { credentials: 'same-origin' }).catch(() => {
    throw new Fault('network')
  })
  if (!response.ok) throw faultOfStatus(response.status)
  return (await response.json()) as Provider[]
}

export const providersQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: fetchProviders,
  staleTime: Number.POSITIVE_INFINITY,
})

/** The provider's page, then back to `returnTo`: a path of ours, never an address elsewhere. */
export function startAddress({ startUrl }: Provider, returnTo: string | undefined): string {
  if (!returnTo || !isOwnPath(returnTo)) return startUrl
  return `${startUrl}${startUrl.includes('?') ? '&' : '?'}${new URLSearchParams({ return_to: returnTo })}`
}

const isOwnPath = (path: string) => /^\/(?![/\\])/.test(path) && !/[\p{Cc}\\]/u.test(path)
