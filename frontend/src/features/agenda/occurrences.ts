import { dateIn } from '~/dates/dates'
import { wholeDays } from '~/features/events/wholeDays'
import type { EventKind, EventState } from '~/graphql/generated/graphql'
import { nextDay, type Period } from './period'

export interface Filters {
  /** Mine, or my organisation's; everything within reach otherwise. */
  pour?: 'moi' | 'organisation'
  partenariat?: string
  genre?: EventKind
}

export interface Dated {
  allDay: boolean
  startsAt: string | null
  endsAt: string | null
  startsLocal: string | null
  endsLocal: string | null
}

interface Filtered {
  kind: EventKind
  viewerAnswer: unknown
  partnership: { id: string }
  organiser: { id: string; organisation: { id: string } }
  attendees: readonly { organisation: { id: string } }[]
}

export interface Own {
  postIds: ReadonlySet<string>
  organisationIds: ReadonlySet<string>
}

/** What the filters keep. Mine: I am expected, or one of my posts invites. */
export const filtered = <Event extends Filtered>(
  events: readonly Event[],
  { pour, partenariat, genre }: Filters,
  { postIds, organisationIds }: Own,
): Event[] =>
  events.filter(
    ({ kind, viewerAnswer, partnership, organiser, attendees }) =>
      (!genre || kind === genre) &&
      (!partenariat || partnership.id === partenariat) &&
      (pour !== 'moi' || viewerAnswer !== null || postIds.has(organiser.id)) &&
      (pour !== 'organisation' ||
        organisationIds.has(organiser.organisation.id) ||
        attendees.some(({ organisation }) => organisationIds.has(organisation.id))),
  )

/** The next one that takes place: a date that was called off still shows, and is no date to come. */
export const firstToCome = <Event extends { state: EventState }>(
  events: readonly Event[],
): Event | undefined => events.find(({ state }) => state !== 'CANCELLED')

/** First and last day in the viewer's zone; an end at midnight belongs to the day before. */
function spanOf(event: Dated, viewer: string): { first: string; last: string } | null {
  const { startsAt, endsAt } = event
  if (!startsAt) return null
  const lastMoment = endsAt && endsAt > startsAt ? new Date(Date.parse(endsAt) - 1).toISOString() : startsAt
  return wholeDays(event) ?? { first: dateIn(startsAt, viewer), last: dateIn(lastMoment, viewer) }
}

/** The civil days on which something goes on. */
export function daysOf(event: Dated, viewer: string): string[] {
  const span = spanOf(event, viewer)
  if (!span) return []
  const { first, last } = span
  const days = [first]
  for (let day = first; day < last; ) {
    day = nextDay(day)
    days.push(day)
  }
  return days
}

/** Events by the day that they show on, each day in order of time. */
export function byDay<Event extends Dated>(
  events: readonly Event[],
  { from, to }: Period,
  viewer: string,
): Map<string, Event[]> {
  const days = new Map<string, Event[]>()
  const inOrder = [...events].sort((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? ''))
  for (const event of inOrder)
    for (const day of daysOf(event, viewer))
      if (day >= from && day <= to) days.set(day, [...(days.get(day) ?? []), event])
  return new Map([...days].sort(([a], [b]) => a.localeCompare(b)))
}
