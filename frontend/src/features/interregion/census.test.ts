import { expect, it } from 'vitest'
import { byRegion, matching, type Places, type Reception, regionOf, sorted } from './census'

const reception = (
  name: string,
  regions: readonly string[],
  places: readonly Places[],
  confirmedOn: string | null = '2026-03-03',
): Reception => ({
  id: `participation:${name}`,
  role: 'RECEIVING',
  since: '2026-01-01',
  until: null,
  organisation: { id: `organisation:${name}`, name, kind: 'CTR', contact: { city: null, phone: null } },
  regions: regions.map((region) => ({ code: `reg:${region}`, name: region })),
  census: {
    places: [...places],
    conditions: null,
    confirmedOn,
    stale: false,
    revision: 1,
    viewerCanEdit: false,
  },
})

const all = [
  reception('Éole', ['Occitanie'], [{ kind: 'TRANSITION', offered: 2 }]),
  reception('Ancrage', ['Bretagne'], [{ kind: 'RESIDENTIAL_CENTRE', offered: 8 }], '2025-12-01'),
  reception(
    'Dune',
    ['Occitanie'],
    [
      { kind: 'RESIDENTIAL_CENTRE', offered: 1 },
      { kind: 'TRANSITION', offered: 4 },
    ],
  ),
  reception('Cap', ['Bretagne', 'Normandie'], [], null),
]
const names = (receptions: readonly Reception[]) => receptions.map(({ organisation }) => organisation.name)

it('keeps a region, and of each structure the places of one kind', () => {
  expect(names(matching(all, { kind: null, region: 'Occitanie' }))).toEqual(['Éole', 'Dune'])
  const centres = matching(all, { kind: 'RESIDENTIAL_CENTRE', region: null })
  expect(names(centres)).toEqual(['Ancrage', 'Dune'])
  expect(centres[1]?.census.places).toEqual([{ kind: 'RESIDENTIAL_CENTRE', offered: 1 }])
})

it('sorts by name as French does, by region, by places, by what waits longest for word', () => {
  expect(names(sorted(all, 'structure'))).toEqual(['Ancrage', 'Cap', 'Dune', 'Éole'])
  expect(names(sorted(all, 'region'))).toEqual(['Ancrage', 'Dune', 'Éole', 'Cap'])
  expect(names(sorted(all, 'places'))).toEqual(['Ancrage', 'Dune', 'Éole', 'Cap'])
  expect(names(sorted(all, 'confirmed'))).toEqual(['Cap', 'Ancrage', 'Dune', 'Éole'])
})

it('adds up places of a region by kind, and keeps apart what serves several', () => {
  expect(all.map(regionOf)).toEqual(['Occitanie', 'Bretagne', 'Occitanie', 'Plusieurs régions'])
  expect(byRegion(all)).toEqual([
    { region: 'Bretagne', structures: 1, places: [{ kind: 'RESIDENTIAL_CENTRE', offered: 8 }] },
    {
      region: 'Occitanie',
      structures: 2,
      places: [
        { kind: 'TRANSITION', offered: 6 },
        { kind: 'RESIDENTIAL_CENTRE', offered: 1 },
      ],
    },
    { region: 'Plusieurs régions', structures: 1, places: [] },
  ])
})
