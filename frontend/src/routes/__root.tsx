import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet, useMatches, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { AppShell } from '~/components/AppShell'
import { legalPages } from '~/pages/legalPages'
import { SessionEndedDialog } from '~/session/SessionEndedDialog'

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root })

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page brings its own frame, or has none. */
    isBare?: boolean
  }
}

function Root() {
  useFocusOnArrival()
  const isBare = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.isBare) })
  return (
    <>
      {isBare ? (
        <Outlet />
      ) : (
        <AppShell person={null} navigation={[]} legal={legalPages}>
          <Outlet />
        </AppShell>
      )}
      <SessionEndedDialog />
    </>
  )
}

/** After a change of page a screen reader starts at the new title, as it would after a page load. */
function useFocusOnArrival() {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const previous = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (previous.current !== undefined && previous.current !== pathname)
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
    previous.current = pathname
  }, [pathname])
}
