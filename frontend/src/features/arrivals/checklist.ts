import type { PackItemFragment } from '~/graphql/generated/graphql'

/** What is left first, soonest first; what is done keeps its order below. */
export const leftFirst = (items: readonly PackItemFragment[]): PackItemFragment[] => [
  ...items.filter(({ doneOn }) => !doneOn),
  ...items.filter(({ doneOn }) => doneOn),
]

/** « 3 sur 6 » and what it counts. */
export const progressInWords = (done: number, total: number): string =>
  done === total ? 'Tout est fait' : `${done} ${done > 1 ? 'points faits' : 'point fait'} sur ${total}`
