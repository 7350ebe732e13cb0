import { useState } from 'react'
import { drafts } from '~/drafts/useDraft'

interface SignedOut {
  /** The provider's own sign-out page, or ours. */
  next: string
}

/** Leaves for good: the drafts go, then the page, so that nothing of the person stays in memory. */
export function useSignOut() {
  const [hasFailed, setFailed] = useState(false)
  const signOut = async () => {
    setFailed(false)
    try {
      const response = await fetch('/deconnexion', { method: 'POST', credentials: 'same-origin' })
      if (!response.ok) throw new Error(`sign-out answered ${response.status}`)
      const { next } = (await response.json()) as SignedOut
      drafts.wipe()
      window.location.assign(next)
    } catch {
      setFailed(true)
    }
  }
  return { signOut, hasFailed }
}
