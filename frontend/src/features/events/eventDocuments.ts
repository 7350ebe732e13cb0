import { graphql } from '~/graphql/generated'

export const CreateEventDocument = graphql(`
  mutation CreateEvent($input: EventInput!) {
    createEvent(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ProposeEventDocument = graphql(`
  mutation ProposeEvent($input: ProposeEventInput!) {
    proposeEvent(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateEventDocument = graphql(`
  mutation UpdateEvent($input: UpdateEventInput!) {
    updateEvent(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CancelEventDocument = graphql(`
  mutation CancelEvent($input: CancelEventInput!) {
    cancelEvent(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AddEventGuestsDocument = graphql(`
  mutation AddEventGuests($input: AddEventGuestsInput!) {
    addEventGuests(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AddEventAttendeesDocument = graphql(`
  mutation AddEventAttendees($input: AddEventAttendeesInput!) {
    addEventAttendees(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RemoveEventAttendeeDocument = graphql(`
  mutation RemoveEventAttendee($input: RemoveEventAttendeeInput!) {
    removeEventAttendee(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AddPollOptionsDocument = graphql(`
  mutation AddPollOptions($input: AddPollOptionsInput!) {
    addPollOptions(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const EventChecksDocument = graphql(`
  query EventChecks($meeting: MeetingInput!, $partnershipId: ID!, $attendeePostIds: [ID!]!) {
    eventChecks(meeting: $meeting, partnershipId: $partnershipId, attendeePostIds: $attendeePostIds) {
      kind
      message
    }
  }
`)
