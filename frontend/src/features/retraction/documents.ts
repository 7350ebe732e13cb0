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

/** What clauses and blocks of minutes are called: they have no page of their own. */
export const HeadingsDocument = graphql(`
  query Headings($id: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        protocols(first: 20) {
          nodes {
            id
            title
            versions {
              id
              number
              clauses {
                id
                number
                title
              }
            }
          }
        }
        annualMeetings(past: true, first: 20) {
          nodes {
            id
            title
            minutes {
              blocks {
                id
                agendaItem {
                  id
                  title
                }
              }
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
