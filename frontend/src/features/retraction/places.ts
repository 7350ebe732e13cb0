import type { HeadingsQuery, PlaceFieldsFragment } from '~/graphql/generated/graphql'

export type Place = Pick<PlaceFieldsFragment, 'thing' | 'part' | 'subjectId'>

/** What a place is called, and what it is a part of. */
export interface Heading {
  title: string
  within?: string
}

/** « Formation « Repérage » (programme) » */
export const placeInWords = ({ thing, part }: Omit<Place, 'subjectId'>, heading?: Heading): string =>
  [`${thing}${heading ? ` « ${heading.title} »` : ''} (${part})`, heading?.within].filter(Boolean).join(', ')

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

const kindOf = (id: string): string => id.slice(0, id.indexOf(':'))

export const hasTitle = (id: string): boolean => titled.includes(kindOf(id))

/** Kinds that are called by what they stand in. */
export const isPassage = (id: string): boolean => ['clause', 'block'].includes(kindOf(id))

type Partnership = Extract<NonNullable<HeadingsQuery['node']>, { __typename: 'Partnership' }>

/** Each clause by its number and title, with protocol and version; each block of minutes by its item. */
export function headingsOf({ protocols, annualMeetings }: Partnership): Map<string, Heading> {
  const clauses = protocols.nodes.flatMap(({ title: within, versions }) =>
    versions.flatMap(({ number: version, clauses }) =>
      clauses.map(({ id, number, title }): [string, Heading] => [
        id,
        { title: `${number}. ${title}`, within: `${within}, version ${version}` },
      ]),
    ),
  )
  const blocks = annualMeetings.nodes.flatMap(({ title: within, minutes }) =>
    minutes.blocks.map(({ id, agendaItem }): [string, Heading] => [id, { title: agendaItem.title, within }]),
  )
  return new Map([...clauses, ...blocks])
}
