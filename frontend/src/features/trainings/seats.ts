import type { TagTone } from '~/components/StatusTag'
import type { SectorGroup } from '~/graphql/generated/graphql'
import { counted } from './words'

export interface Seats {
  group: SectorGroup
  reserved: number
  taken: number
  waiting: number
  left: number
}

/** What is left for one sector, in words. */
export function seatWords({ left, waiting }: Pick<Seats, 'left' | 'waiting'>): {
  word: string
  tone: TagTone
} {
  if (left > 0) return { word: counted(left, 'place libre', 'places libres'), tone: 'success' }
  if (waiting > 0) return { word: `Complet, ${waiting}\u00a0en attente`, tone: 'warn' }
  return { word: 'Complet', tone: 'neutral' }
}

/** The sectors worth a line: both sides always, the others when they have a seat, taken or not. */
export const shownSeats = (seats: readonly Seats[]): Seats[] =>
  seats.filter(
    ({ group, reserved, taken, waiting, left }) => group !== 'OTHER' || reserved + taken + waiting + left > 0,
  )

/** What the reserved seats leave for whoever comes first; negative when more is reserved than there is. */
export const freeOfReserve = (total: number, reserved: readonly number[]): number =>
  total - reserved.reduce((sum, seats) => sum + seats, 0)
