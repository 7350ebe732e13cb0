import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { RegistrationState, RosterLineFragment, SectorGroup } from '~/graphql/generated/graphql'
import { balance, byOrganisation, rosterQuery, waitingList } from './roster'

const line = (
  familyName: string,
  organisation: string,
  group: SectorGroup,
  state: RegistrationState = 'CONFIRMED',
  waitingRank: number | null = null,
): RosterLineFragment => ({
  id: `registration:${familyName}`,
  group,
  state,
  waitingRank,
  attended: null,
  viewerCanCancel: false,
  viewerCanDecide: false,
  person: { id: `person:${familyName}`, givenName: 'Dominique', familyName },
  post: { id: 'post:1', label: 'CPIP' },
  organisation: { id: `organisation:${organisation}`, name: organisation },
  certificate: null,
})

afterEach(() => vi.unstubAllGlobals())

describe('the roster', () => {
  const lines = [
    line('Zola', 'SPIP du Val', 'JUSTICE'),
    line('Étienne', 'SPIP du Val', 'JUSTICE'),
    line('Morel', 'CSAPA des Rives', 'HEALTH'),
    line('Petit', 'CSAPA des Rives', 'HEALTH', 'WAITING', 2),
    line('Roux', 'SPIP du Val', 'JUSTICE', 'WAITING', 1),
    line('Noël', 'SPIP du Val', 'JUSTICE', 'CANCELLED'),
  ]

  test('goes by organisation, then by name, accents set aside, seats only', () => {
    expect(
      byOrganisation(lines).map(({ name, lines: people }) => [
        name,
        people.map(({ person }) => person.familyName),
      ]),
    ).toEqual([
      ['CSAPA des Rives', ['Morel']],
      ['SPIP du Val', ['Étienne', 'Zola']],
    ])
  })

  test('counts the seats of each side, nobody who waits or left', () => {
    expect(balance(lines)).toEqual({ JUSTICE: 2, HEALTH: 1, OTHER: 0 })
  })

  test('those who wait stand in the order of their rank', () => {
    expect(waitingList(lines).map(({ person }) => person.familyName)).toEqual(['Roux', 'Petit'])
  })
})

test('the roster is read to its last page', async () => {
  const pages = [
    { nodes: [line('Zola', 'SPIP', 'JUSTICE')], pageInfo: { hasNextPage: true, endCursor: 'next' } },
    { nodes: [line('Morel', 'CSAPA', 'HEALTH')], pageInfo: { hasNextPage: false, endCursor: 'last' } },
  ]
  const asked: unknown[] = []
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    asked.push(JSON.parse(String(init.body)).variables)
    return Response.json({ data: { node: { id: 'training:1', registrations: pages[asked.length - 1] } } })
  })
  const lines = await new QueryClient().fetchQuery(rosterQuery('training:1'))
  expect(lines.map(({ person }) => person.familyName)).toEqual(['Zola', 'Morel'])
  expect(asked).toEqual([
    { id: 'training:1', after: null },
    { id: 'training:1', after: 'next' },
  ])
})
