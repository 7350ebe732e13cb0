import { keyOf, organisationOf, participantOf, presenceKey } from '~/features/reviews/participants'
import type { PresenceInput, Side } from '~/graphql/generated/graphql'
import type { Meeting } from './agenda'

export interface GuestPresence {
  organisationId: string
  name: string
}

export interface PresenceValues {
  baseRevision: number
  /** One key for each person of a post, or for an unnamed one of an organisation. */
  present: string[]
  /** People of an organisation who hold no post here. */
  guests: GuestPresence[]
}

export const presenceValues = ({ presences, revision }: Meeting): PresenceValues => ({
  baseRevision: revision,
  present: presences.filter(({ guestName }) => guestName === null).map(keyOf),
  guests: presences.flatMap(({ organisation, guestName }) =>
    guestName === null ? [] : [{ organisationId: organisation.id, name: guestName }],
  ),
})

export const presenceInput = ({ present, guests }: PresenceValues): PresenceInput[] => [
  ...present.map(participantOf),
  ...guests
    .filter(({ name }) => name.trim() !== '')
    .map(({ organisationId, name }) => ({ organisationId, guestName: name.trim() })),
]

/** Organisations that have somebody there. */
export const presentOrganisations = ({ present, guests }: PresenceValues): ReadonlySet<string> =>
  new Set([...present.map(organisationOf), ...guests.map(({ organisationId }) => organisationId)])

const health = ['MEDICO_SOCIAL', 'SANITAIRE', 'PREMIER_RECOURS']

/** The two sides of the rule « both sectors », as ticked and not yet saved. */
export function sidesOf(
  organisationIds: ReadonlySet<string>,
  members: readonly { id: string; sector: string }[],
): Side[] {
  const sectors = members.filter(({ id }) => organisationIds.has(id)).map(({ sector }) => sector)
  return [
    ...(sectors.includes('JUSTICE') ? (['JUSTICE'] as const) : []),
    ...(sectors.some((sector) => health.includes(sector)) ? (['HEALTH'] as const) : []),
  ]
}

export { organisationOf, presenceKey }
