import { type QueryClient, useQuery } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet, useMatches, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { AppShell } from '~/components/AppShell'
import { Notice } from '~/components/Notice'
import { drafts } from '~/drafts/useDraft'
import { Loaded } from '~/graphql/Loaded'
import { legalPages } from '~/pages/legalPages'
import { SessionEndedDialog } from '~/session/SessionEndedDialog'
import { sessionEnd } from '~/session/sessionEnd'
import { useSignOut } from '~/session/signOut'
import { SignInNeeded } from '~/viewer/SignInNeeded'
import { navigationOf, useSignedIn } from '~/viewer/useShell'
import { siteQuery, type Viewer, viewerQuery } from '~/viewer/viewer'

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root })

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page brings its own frame, or has none. */
    isBare?: boolean
    /** Seen without being signed in. */
    isPublic?: boolean
  }
}

function Root() {
  useFocusOnArrival()
  const isBare = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.isBare) })
  return (
    <>
      {isBare ? <Outlet /> : <Frame />}
      <SessionEndedDialog />
    </>
  )
}

function Frame() {
  const isPublic = useMatches({
    // A page that does not exist is for everybody.
    select: (matches) => matches.length === 1 || matches.some(({ staticData }) => staticData.isPublic),
  })
  const query = useQuery(viewerQuery)
  const viewer = useLastViewer(query.data?.viewer)
  const { signOut, hasFailed } = useSignOut()
  return (
    <AppShell
      person={useSignedIn(viewer, () => void signOut())}
      navigation={navigationOf(viewer)}
      legal={legalPages}
      banner={<Banner isStillSignedIn={hasFailed} />}
    >
      {isPublic ? (
        <Outlet />
      ) : (
        <Loaded query={query}>{() => (viewer ? <Outlet /> : <SignInNeeded />)}</Loaded>
      )}
    </AppShell>
  )
}

/** When the session ends the page stays, with what was typed in it; the dialog over it leads back in. */
function useLastViewer(now: Viewer | null | undefined): Viewer | null {
  const [last, setLast] = useState<Viewer | null>(null)
  if (now && now !== last) {
    // Before any form of the page reads its draft.
    drafts.belongTo(now.person.id)
    setLast(now)
  }
  const hasEnded = now === null && last !== null
  useEffect(() => {
    if (hasEnded) sessionEnd.announce()
  }, [hasEnded])
  return now ?? last
}

function Banner({ isStillSignedIn }: { isStillSignedIn: boolean }) {
  const { data } = useQuery(siteQuery)
  return (
    <>
      {isStillSignedIn && (
        <Notice tone="error" title="Vous êtes encore connecté" isLive>
          <p>La déconnexion n’a pas abouti. Réessayez, ou fermez le navigateur.</p>
        </Notice>
      )}
      {data?.site.demonstration && (
        <p className="demonstration">Démonstration : tout est fictif et peut être effacé.</p>
      )}
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
