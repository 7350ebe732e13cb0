import { graphql } from '~/graphql/generated'

export const NewcomersDocument = graphql(`
  query Newcomers($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on Partnership {
        id
        timeZone
        newcomersToWelcome {
          id
          startsOn
          person {
            id
            givenName
            familyName
          }
          post {
            id
            label
            organisation {
              id
              name
            }
          }
        }
        events(first: 50) {
          nodes {
            id
            kind
            presentation {
              ...Presentation
            }
          }
        }
      }
    }
  }
  fragment Presentation on PresentationMeeting {
    id
    viewerCanJoin
    newcomer {
      id
      person {
        id
        givenName
        familyName
      }
      post {
        id
        label
      }
    }
    joined {
      id
      name
    }
    event {
      id
      state
      startsAt
      timeZone
    }
  }
`)

export const ProposePresentationDocument = graphql(`
  mutation ProposePresentation($input: ProposePresentationInput!) {
    proposePresentation(input: $input) {
      presentation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const JoinPresentationDocument = graphql(`
  mutation JoinPresentation($input: JoinPresentationInput!) {
    joinPresentation(input: $input) {
      presentation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
