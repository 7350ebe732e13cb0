import { graphql } from '~/graphql/generated'

graphql(`
  fragment PlaceFields on RetractionPlace {
    key
    subjectId
    thing
    part
    occurrences
    isOrigin
  }
`)

graphql(`
  fragment ReceiverFields on RetractionReceiver {
    means
    at
    address
    person {
      id
      givenName
      familyName
    }
  }
`)

export const RetractionPreviewDocument = graphql(`
  query RetractionPreview($input: RetractionInput!) {
    retractionPreview(input: $input) {
      preview {
        places {
          ...PlaceFields
        }
        waitingMails
        sentMails
        wasPublic
        receivers {
          ...ReceiverFields
        }
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RetractTextDocument = graphql(`
  mutation RetractText($input: RetractTextInput!) {
    retractText(input: $input) {
      retraction {
        id
        wasPublic
        waitingMails
        sentMails
        places {
          ...PlaceFields
        }
        receivers {
          ...ReceiverFields
        }
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RetractionsDocument = graphql(`
  query Retractions($id: ID!, $after: String) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        name
        timeZone
        retractions(first: 20, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            at
            wasPublic
            waitingMails
            sentMails
            replayedAt
            person {
              id
              givenName
              familyName
            }
            post {
              id
              label
            }
            places {
              ...PlaceFields
            }
            receivers {
              ...ReceiverFields
            }
          }
        }
      }
    }
  }
`)

export const ErasePersonDocument = graphql(`
  mutation ErasePerson($input: ErasePersonInput!) {
    erasePerson(input: $input) {
      erased
      problems {
        ...ProblemFields
      }
    }
  }
`)
