import type { CoverageFieldsFragment, CoverageState } from '~/graphql/generated/graphql'

export type Row = CoverageFieldsFragment

export const practices = [
  { id: 'protocol', title: 'Protocole en vigueur', since: 'depuis le' },
  { id: 'reviewed', title: 'Revu dans son délai', since: 'revue attendue le' },
  { id: 'meeting', title: 'Réunion depuis moins d’un an', since: 'tenue le' },
  { id: 'training', title: 'Formation croisée depuis moins d’un an', since: 'donnée le' },
  { id: 'contact', title: 'Magistrat référent', since: 'vacant depuis le' },
] as const

export type Practice = (typeof practices)[number]['id']
/** By name, by how little is covered, or by one practice. */
export type Order = 'nom' | 'manques' | Practice

const rank: Record<CoverageState, number> = { MISSING: 0, LAPSED: 1, COVERED: 2 }

const covered = (row: Row) => practices.reduce((sum, { id }) => sum + rank[row[id].state], 0)

/** What is least covered comes first; rows alike stay in the order of their names. */
export function sorted(rows: readonly Row[], order: Order): Row[] {
  const byName = (a: Row, b: Row) => a.name.localeCompare(b.name, 'fr')
  const key = order === 'nom' ? () => 0 : order === 'manques' ? covered : (row: Row) => rank[row[order].state]
  return rows.toSorted((a, b) => key(a) - key(b) || byName(a, b))
}
