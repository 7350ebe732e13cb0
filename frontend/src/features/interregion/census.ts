import type { ParticipantFragment, PlaceKind } from '~/graphql/generated/graphql'

/** A structure that receives, as the table shows it. */
export type Reception = ParticipantFragment & { census: NonNullable<ParticipantFragment['census']> }

export type Places = Reception['census']['places'][number]

export type Order = 'structure' | 'region' | 'places' | 'confirmed'

export const isReception = (part: ParticipantFragment): part is Reception => part.census != null

export const several = 'Plusieurs régions'

export const regionOf = ({ regions: [first, ...others] }: Pick<Reception, 'regions'>): string =>
  others.length > 0 ? several : (first?.name ?? '')

export const sum = (places: readonly Pick<Places, 'offered'>[]): number =>
  places.reduce((total, { offered }) => total + offered, 0)

/** Those of a region, with the places of a kind alone where one is chosen. */
export const matching = (
  receptions: readonly Reception[],
  { kind, region }: { kind: PlaceKind | null; region: string | null },
): Reception[] =>
  receptions
    .filter((reception) => region === null || regionOf(reception) === region)
    .map((reception) => ({
      ...reception,
      census: {
        ...reception.census,
        places: reception.census.places.filter((places) => kind === null || places.kind === kind),
      },
    }))
    .filter(({ census }) => kind === null || census.places.length > 0)

const byName = (a: string, b: string) => a.localeCompare(b, 'fr')

/** What waits longest for a confirmation comes first; what was never said before all. */
const orders: Record<Order, (a: Reception, b: Reception) => number> = {
  structure: () => 0,
  region: (a, b) => byName(regionOf(a), regionOf(b)),
  places: (a, b) => sum(b.census.places) - sum(a.census.places),
  confirmed: (a, b) => byName(a.census.confirmedOn ?? '', b.census.confirmedOn ?? ''),
}

export const sorted = (receptions: readonly Reception[], order: Order): Reception[] =>
  receptions.toSorted((a, b) => orders[order](a, b) || byName(a.organisation.name, b.organisation.name))

export interface RegionTotal {
  region: string
  structures: number
  places: Places[]
}

/** Places of each region by kind, regions and kinds with most places first. */
export function byRegion(receptions: readonly Reception[]): RegionTotal[] {
  const total = (region: string): RegionTotal => {
    const own = receptions.filter((reception) => regionOf(reception) === region)
    const all = own.flatMap(({ census }) => census.places)
    const places = [...new Set(all.map(({ kind }) => kind))].map((kind) => ({
      kind,
      offered: sum(all.filter((places) => places.kind === kind)),
    }))
    return { region, structures: own.length, places: places.toSorted((a, b) => b.offered - a.offered) }
  }
  return [...new Set(receptions.map(regionOf))]
    .map(total)
    .toSorted((a, b) => sum(b.places) - sum(a.places) || byName(a.region, b.region))
}
