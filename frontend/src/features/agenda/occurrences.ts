import { dateIn } from '~/dates/dates'
import type { EventKind } from '~/graphql/generated/graphql'
import { nextDay, type Period } from './period'

export interface Filters {
  /** Mine, or my organisation's; everything within reach otherwise. */
  pour?: 'moi' | 'organisation'
  partenariat?: string
  genre?: EventKind
}

interface Dated {
  startsAt: string | null
  endsAt: string | null
}

interface Filtered {
  kind: EventKind
  viewerAnswer: unknown
  partnership: { id: string }
  organiser: { id: string; organisation: { id: string } }
  attendees: readonly { organisation: { id: string } }[]
}

interface Own {
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

/** The civil days, in the viewer's zone, on which something goes on; an end at midnight belongs to the day before. */
export function daysOf({ startsAt, endsAt }: Dated, viewer: string): string[] {
  if (!startsAt) return []
  const first = dateIn(startsAt, viewer)
  const lastMoment = endsAt && endsAt > startsAt ? new Date(Date.parse(endsAt) - 1).toISOString() : startsAt
  const last = dateIn(lastMoment, viewer)
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
