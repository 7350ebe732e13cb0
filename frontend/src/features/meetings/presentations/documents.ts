import { graphql } from '~/graphql/generated'

export const NewcomersDocument = graphql(`
  query Newcomers($id: ID!, $after: String) {
    site {
      now
    }
    node(id: $id) {
      ... on Partnership {
        id
        timeZone
        newcomersToWelcome(first: 20, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
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
        }
      }
    }
  }
`)

export const PresentationsDocument = graphql(`
  query Presentations($id: ID!, $after: String) {
    node(id: $id) {
      ... on Partnership {
        id
        events(first: 50, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
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
    viewerCanEdit
    viewerCanHold
    proposedBy {
      id
      label
    }
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
      endsAt
      timeZone
      place
      videoLink
    }
  }
`)

export const MovePresentationDocument = graphql(`
  mutation MovePresentation($input: MovePresentationInput!) {
    movePresentation(input: $input) {
      presentation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CancelPresentationDocument = graphql(`
  mutation CancelPresentation($input: CancelPresentationInput!) {
    cancelPresentation(input: $input) {
      presentation {
        id
      }
      problems {
        ...ProblemFields
      }
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

export const HoldPresentationDocument = graphql(`
  mutation HoldPresentation($input: HoldPresentationInput!) {
    holdPresentation(input: $input) {
      presentation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
