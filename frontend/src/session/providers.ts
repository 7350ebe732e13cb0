/** The provider's page, then back to `returnTo`: a path of ours, never an address elsewhere. */
export function withReturn(address: string, returnTo: string | undefined): string {
  if (!returnTo || !isOwnPath(returnTo)) return address
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams({ return_to: returnTo })}`
}

const isOwnPath = (path: string) => /^\/(?![/\\])/.test(path) && !/[\p{Cc}\\]/u.test(path)
