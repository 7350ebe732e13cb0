import { queryOptions } from '@tanstack/react-query'
import { request } from '~/graphql/client'
import { found } from '~/graphql/found'
import type { RosterLineFragment, RosterQuery, SectorGroup } from '~/graphql/generated/graphql'
import { RosterDocument } from './pageDocuments'

type Page = Extract<NonNullable<RosterQuery['node']>, { registrations: unknown }>

const pageOf = async (id: string, after: string | null, signal: AbortSignal) =>
  found<Page>((await request(RosterDocument, { id, after }, signal)).node)?.registrations

/** Everybody registered, page after page: a roster cut short would be wrong on paper. */
export const rosterQuery = (trainingId: string) =>
  queryOptions({
    queryKey: ['roster', trainingId],
    queryFn: async ({ signal }) => {
      const lines: RosterLineFragment[] = []
      let after: string | null = null
      do {
        const page: Page['registrations'] | undefined = await pageOf(trainingId, after, signal)
        lines.push(...(page?.nodes ?? []))
        after = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null
      } while (after !== null)
      return lines
    },
  })

const byName = new Intl.Collator('fr').compare

/** The people of one organisation who have a seat. */
export interface Delegation {
  id: string
  name: string
  lines: RosterLineFragment[]
}

/** Those with a seat, by organisation, both in the order of the alphabet. */
export function byOrganisation(lines: readonly RosterLineFragment[]): Delegation[] {
  const organisations = new Map<string, Delegation>()
  for (const line of lines.filter(({ state }) => state === 'CONFIRMED')) {
    const { id, name } = line.organisation
    const place = organisations.get(id) ?? { id, name, lines: [] }
    place.lines.push(line)
    organisations.set(id, place)
  }
  return [...organisations.values()]
    .sort((one, other) => byName(one.name, other.name))
    .map((place) => ({
      ...place,
      lines: place.lines.sort((one, other) => byName(one.person.familyName, other.person.familyName)),
    }))
}

/** Those who wait, first come first. */
export const waitingList = (lines: readonly RosterLineFragment[]): RosterLineFragment[] =>
  lines
    .filter(({ state }) => state === 'WAITING')
    .sort((one, other) => (one.waitingRank ?? 0) - (other.waitingRank ?? 0))

/** Seats taken on each side. */
export const balance = (lines: readonly RosterLineFragment[]): Record<SectorGroup, number> => {
  const count = (group: SectorGroup) =>
    lines.filter((line) => line.state === 'CONFIRMED' && line.group === group).length
  return { JUSTICE: count('JUSTICE'), HEALTH: count('HEALTH'), OTHER: count('OTHER') }
}
