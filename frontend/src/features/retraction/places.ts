import type { PlaceFieldsFragment } from '~/graphql/generated/graphql'

export type Place = Pick<PlaceFieldsFragment, 'thing' | 'part' | 'subjectId'>

/** « Formation « Repérage » (programme) » */
export const placeInWords = ({ thing, part }: Omit<Place, 'subjectId'>, title?: string): string =>
  `${thing}${title ? ` « ${title} »` : ''} (${part})`

/** Kinds of things whose title can be asked for. */
const titled = [
  'action',
  'event',
  'handover',
  'immersion',
  'meeting',
  'organisation',
  'pack',
  'protocol',
  'training',
]

export const hasTitle = (id: string): boolean => titled.includes(id.slice(0, id.indexOf(':')))
