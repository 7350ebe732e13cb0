import { graphql } from '~/graphql/generated'

export const MyInboundCalendarsDocument = graphql(`
  query MyInboundCalendars {
    viewer {
      inboundCalendars {
        ...InboundLine
      }
    }
  }
  fragment InboundLine on InboundCalendar {
    id
    kind
    name
    host
    state
    lastReadAt
    nextReadAt
    entriesKept
    viewerCanEdit
    problems {
      line
      message
    }
  }
`)

export const PartnershipCalendarsDocument = graphql(`
  query PartnershipCalendars($id: ID!, $from: Date!, $to: Date!) {
    node(id: $id) {
      ... on Partnership {
        id
        timeZone
        viewerCanManageMembers
        inboundCalendars {
          ...InboundLine
        }
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

export const AddInboundCalendarDocument = graphql(`
  mutation AddInboundCalendar($input: AddInboundCalendarInput!) {
    addInboundCalendar(input: $input) {
      calendar {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RemoveInboundCalendarDocument = graphql(`
  mutation RemoveInboundCalendar($input: RemoveInboundCalendarInput!) {
    removeInboundCalendar(input: $input) {
      calendar {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ReadInboundCalendarDocument = graphql(`
  mutation ReadInboundCalendar($input: ReadInboundCalendarInput!) {
    readInboundCalendar(input: $input) {
      calendar {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
