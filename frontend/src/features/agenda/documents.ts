import { queryOptions } from '@tanstack/react-query'
import { ask } from '~/graphql/ask'
import { request } from '~/graphql/client'
import { graphql } from '~/graphql/generated'
import type { AgendaEventsQuery } from '~/graphql/generated/graphql'
import { dayBefore, nextDay, type Period } from './period'

const AgendaEventsDocument = graphql(`
  query AgendaEvents($from: Date!, $to: Date, $after: String) {
    events(from: $from, to: $to, first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        title
        state
        allDay
        startsAt
        endsAt
        startsLocal
        endsLocal
        timeZone
        place
        viewerAnswer
        partnership {
          id
          name
        }
        organiser {
          id
          organisation {
            id
          }
        }
        attendees {
          organisation {
            id
          }
        }
      }
    }
  }
`)

/** Dates that are still being chosen stand on no day. */
export const ProposedEventsDocument = graphql(`
  query ProposedEvents($after: String) {
    proposedEvents(first: 50, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        title
        partnership {
          id
          name
        }
        poll {
          closesOn
          viewerCanAnswer
          viewerChoices {
            optionId
          }
        }
      }
    }
  }
`)

/** What comes from elsewhere: calendars that partnerships follow, and when the own agenda is busy. */
export const AgendaOutsideDocument = graphql(`
  query AgendaOutside($from: Date!, $to: Date!) {
    viewer {
      busy(from: $from, to: $to) {
        startsAt
        endsAt
      }
    }
    partnerships(first: 50) {
      nodes {
        id
        timeZone
        inboundEntries(from: $from, to: $to) {
          title
          startsAt
          endsAt
          allDay
          calendar {
            id
            name
          }
        }
      }
    }
  }
`)

export type AgendaEvent = AgendaEventsQuery['events']['nodes'][number]

/** Beyond this many in one month a filter serves better than more rows. */
const most = 1000

/** Everything of a period; a day more on each side, since the viewer's days are not the events'. */
export const eventsBetween = ({ from, to }: Period) =>
  queryOptions({
    queryKey: [AgendaEventsDocument.toString(), from, to],
    queryFn: async ({ signal }) => {
      const events: AgendaEvent[] = []
      let after: string | null = null
      do {
        const page: AgendaEventsQuery = await request(
          AgendaEventsDocument,
          { from: dayBefore(from), to: nextDay(to), after },
          signal,
        )
        events.push(...page.events.nodes)
        after = page.events.pageInfo.hasNextPage ? page.events.pageInfo.endCursor : null
      } while (after && events.length < most)
      return { events, isCut: after !== null }
    },
  })

/** What begins after a period, the next hundred. */
export const eventsAfter = ({ to }: Period) => ask(AgendaEventsDocument, { from: nextDay(to) })
