import { graphql } from '~/graphql/generated'

export const EventPageDocument = graphql(`
  query EventPage($id: ID!) {
    node(id: $id) {
      ... on Event {
        id
        kind
        title
        state
        startsAt
        endsAt
        timeZone
        otherTimeZones
        place
        videoLink
        subjectId
        viewerAnswer
        organiser {
          ...HeldPost
        }
        partnership {
          id
          name
        }
        attendees {
          answer
          organisation {
            id
            name
          }
          post {
            id
            label
          }
          person {
            id
            givenName
            familyName
          }
        }
      }
    }
  }
`)

export const AnswerEventDocument = graphql(`
  mutation AnswerEvent($input: AnswerEventInput!) {
    answerEvent(input: $input) {
      event {
        id
        viewerAnswer
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
