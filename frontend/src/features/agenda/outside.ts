import { dateIn } from '~/dates/dates'
import type { AgendaEvent } from './documents'
import { byDay, type Dated, type Filters } from './occurrences'
import type { Period } from './period'

/** What an agenda kept elsewhere says of a day. */
export interface Outside extends Dated {
  key: string
  title: string
  startsAt: string
  timeZone: string
  /** Who announces it; null for the own agenda, of which nothing but the hours is known. */
  calendar: string | null
}

/** What stands on one day. */
export interface DayContents {
  events: readonly AgendaEvent[]
  outside: readonly Outside[]
}

interface Read {
  viewer: { busy: readonly { startsAt: string; endsAt: string }[] } | null
  partnerships: {
    nodes: readonly {
      id: string
      timeZone: string
      inboundEntries: readonly {
        title: string
        startsAt: string
        endsAt: string
        allDay: boolean
        calendar: { id: string; name: string }
      }[]
    }[]
  }
}

/** Both kinds in one list, under the page's filters: they are of no kind of ours, and nobody's meeting. */
export function outsideOf(
  { viewer, partnerships }: Read,
  { pour, partenariat, genre }: Filters,
  viewerZone: string,
): Outside[] {
  if (genre) return []
  const busy = (viewer?.busy ?? []).map(({ startsAt, endsAt }) => ({
    key: `${startsAt} ${endsAt}`,
    title: 'Occupé',
    startsAt,
    endsAt,
    allDay: false,
    startsLocal: null,
    endsLocal: null,
    timeZone: viewerZone,
    calendar: null,
  }))
  const midnight = (instant: string, zone: string) => `${dateIn(instant, zone)}T00:00`
  const announced = partnerships.nodes
    .filter(({ id }) => !pour && (!partenariat || id === partenariat))
    .flatMap(({ timeZone, inboundEntries }) =>
      inboundEntries.map(({ title, startsAt, endsAt, allDay, calendar }) => ({
        key: `${calendar.id} ${startsAt} ${title}`,
        title,
        startsAt,
        endsAt,
        allDay,
        startsLocal: allDay ? midnight(startsAt, timeZone) : null,
        endsLocal: allDay ? midnight(endsAt, timeZone) : null,
        timeZone,
        calendar: calendar.name,
      })),
    )
  return [...(pour === 'organisation' ? [] : busy), ...announced]
}

/** Ours and theirs by the day that they show on. */
export function contentsByDay(
  events: readonly AgendaEvent[],
  outside: readonly Outside[],
  period: Period,
  viewerZone: string,
): Map<string, DayContents> {
  const ours = byDay(events, period, viewerZone)
  const theirs = byDay(outside, period, viewerZone)
  const days = [...new Set([...ours.keys(), ...theirs.keys()])].sort()
  return new Map(
    days.map((day) => [day, { events: ours.get(day) ?? [], outside: theirs.get(day) ?? [] }] as const),
  )
}
