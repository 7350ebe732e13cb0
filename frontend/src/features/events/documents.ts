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
        description
        sequence
        viewerAnswer
        viewerCanEdit
        viewerCanMove
        viewerCanCancel
        warnings {
          kind
          message
        }
        series {
          id
          ruleText
          occurrences(first: 20) {
            nodes {
              id
              title
              state
              startsAt
              timeZone
            }
          }
        }
        guests {
          id
          name
          organisationLabel
          answer
        }
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
