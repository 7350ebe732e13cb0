import type { PlaceKind } from '~/graphql/generated/graphql'
import type { Places } from './census'
import { placeKinds } from './words'

/** Numbers as they are typed; nothing where a kind is not offered. */
export type TypedPlaces = Record<PlaceKind, string>

const allKinds = Object.keys(placeKinds) as PlaceKind[]

/** The most that the server takes of one kind. */
const most = 500

const numberIn = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN)

/** Nothing, or a whole number that a structure can offer; zero says nothing. */
export const isPlausible = (text: string): boolean => text.trim() === '' || numberIn(text) <= most

export const numbersOf = (places: readonly Places[]): TypedPlaces =>
  Object.fromEntries(
    allKinds.map((kind) => [kind, String(places.find((own) => own.kind === kind)?.offered ?? '')]),
  ) as TypedPlaces

export const placesOf = (typed: TypedPlaces): Places[] =>
  allKinds.map((kind) => ({ kind, offered: numberIn(typed[kind]) })).filter(({ offered }) => offered > 0)
