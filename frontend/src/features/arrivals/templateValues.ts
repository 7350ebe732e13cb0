import type {
  PackItemOwner,
  PackSection,
  PackTemplateItemInput,
  PackTemplatesQuery,
} from '~/graphql/generated/graphql'
import { missing } from '~/graphql/problems'

type Partnership = Extract<NonNullable<PackTemplatesQuery['node']>, { __typename: 'Partnership' }>
export type Template = Partnership['packTemplates'][number]

export interface ItemValues {
  key: string | null
  title: string
  owner: PackItemOwner
  dueDays: string
}

export interface TemplateValues {
  baseRevision: number
  welcome: string
  sections: PackSection[]
  items: ItemValues[]
}

/** Points that stand on every checklist: their words and dates change, they stay. */
export const fixedKeys: readonly (string | null)[] = ['presentation', 'visit', 'training']

export const valuesOf = ({ revision, welcome, sections, items }: Template): TemplateValues => ({
  baseRevision: revision,
  welcome,
  sections: [...sections],
  items: items.map(({ key, title, owner, dueDays }) => ({ key, title, owner, dueDays: String(dueDays) })),
})

const days = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null)

/** What the server could not even be asked: a delay that is no number. */
export const checkTemplate = ({ items }: TemplateValues) =>
  items.flatMap(({ dueDays }, index) =>
    days(dueDays) === null ? [missing(`items.${index}.dueDays`, 'Indiquez un nombre de jours.')] : [],
  )

export const itemsInput = (items: readonly ItemValues[]): PackTemplateItemInput[] =>
  items.map(({ dueDays, ...item }) => ({ ...item, dueDays: days(dueDays) ?? 0 }))

export const withoutItem = (items: readonly ItemValues[], index: number): ItemValues[] =>
  items.filter((item, at) => at !== index || fixedKeys.includes(item.key))
