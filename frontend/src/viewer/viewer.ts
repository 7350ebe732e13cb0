import { queryOptions, useQuery } from '@tanstack/react-query'
import { dateIn, viewerZone } from '~/dates/dates'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { ViewerShellQuery } from '~/graphql/generated/graphql'

const ViewerShell = graphql(`
  query ViewerShell {
    viewer {
      person {
        id
        givenName
        familyName
      }
      mandates {
        id
        status
        capacity
        startsOn
        post {
          id
          label
          organisation {
            id
            name
          }
        }
      }
      actingMandate {
        id
      }
      stepUpUrl
      canCreatePartnerships
      canCreateOrganisations
      canAdministerPlatform
    }
  }
`)

const SiteFacts = graphql(`
  query SiteFacts {
    site {
      name
      publicUrl
      legalNotice
      dataProtectionNotice
      accessibilityContact
      supportContact
      demonstration
      makesDocuments
      now
      retention {
        what
        howLong
        why
      }
      signInProviders {
        key
        label
        buttonImageUrl
        audience
        signInUrl
      }
    }
  }
`)

export const viewerQuery = ask(ViewerShell, {})
export const siteQuery = queryOptions({ ...ask(SiteFacts, {}), staleTime: 300_000 })

export type Viewer = NonNullable<ViewerShellQuery['viewer']>

/** The person signed in; null when nobody is, or not known yet. */
export const useViewer = (): Viewer | null => useQuery(viewerQuery).data?.viewer ?? null

export const currentMandates = (viewer: Viewer) =>
  viewer.mandates.filter(({ status }) => status === 'CURRENT')

/** The mandate that acts: the one chosen, or the only one. */
export function actingMandateOf(viewer: Viewer) {
  const current = currentMandates(viewer)
  return (
    current.find(({ id }) => id === viewer.actingMandate?.id) ??
    (current.length === 1 ? current[0] : undefined)
  )
}

/** The server's day in a zone: a demonstration may live on another day than the browser. */
export function useToday(zone: string = viewerZone()): string {
  const { data } = useQuery(siteQuery)
  return dateIn(data?.site.now ?? new Date().toISOString(), zone)
}
