import { graphql } from '~/graphql/generated'
import type { TrainingPageQuery } from '~/graphql/generated/graphql'

export const TrainingPageDocument = graphql(`
  query TrainingPage($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on CrossTraining {
        ...TrainingLine
        objectives
        programme
        releaseOn
        openToTerritory
        seatsTaken
        waitingCount
        singleSector
        attendanceTakenAt
        certificatesIssuedAt
        viewerFeedbackGiven
        viewerCanEdit
        viewerCanRegisterTeam
        viewerCanDecide
        viewerCanTakeAttendance
        viewerCanIssueCertificates
        viewerCanGiveFeedback
        partnership {
          timeZone
        }
        event {
          cancelReason
          videoLink
        }
        trainers {
          name
          group
          post {
            id
            label
          }
          person {
            id
            givenName
            familyName
          }
          organisation {
            id
            name
          }
        }
        feedback {
          answers
          usefulness
          recommend
          comments
        }
        copiedFrom {
          id
          title
        }
        series {
          id
          title
          state
          event {
            id
            startsAt
            timeZone
          }
        }
      }
    }
  }
`)

/** One page of those registered; the roster needs them all. */
export const RosterDocument = graphql(`
  query Roster($id: ID!, $after: String) {
    node(id: $id) {
      ... on CrossTraining {
        id
        registrations(first: 100, after: $after) {
          nodes {
            ...RosterLine
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
  fragment RosterLine on Registration {
    id
    group
    state
    waitingRank
    attended
    viewerCanCancel
    viewerCanDecide
    person {
      id
      givenName
      familyName
    }
    post {
      id
      label
    }
    organisation {
      id
      name
    }
    certificate {
      number
    }
  }
`)

/** Those of the viewer's organisation whom a director may register. */
export const OwnTeamDocument = graphql(`
  query OwnTeam($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        __typename
        id
        posts {
          id
          label
          holders {
            id
            person {
              id
              givenName
              familyName
            }
          }
        }
      }
    }
  }
`)

export const RegisterTeamDocument = graphql(`
  mutation RegisterTeam($input: RegisterTeamInput!) {
    registerTeam(input: $input) {
      training {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const DecideRegistrationDocument = graphql(`
  mutation DecideRegistration($input: DecideRegistrationInput!) {
    decideRegistration(input: $input) {
      registration {
        id
        state
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const OpenRegistrationDocument = graphql(`
  mutation OpenRegistration($input: OpenRegistrationInput!) {
    openRegistration(input: $input) {
      training {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const MoveTrainingDocument = graphql(`
  mutation MoveTraining($input: MoveTrainingInput!) {
    moveTraining(input: $input) {
      training {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CancelTrainingDocument = graphql(`
  mutation CancelTraining($input: CancelTrainingInput!) {
    cancelTraining(input: $input) {
      training {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const GiveFeedbackDocument = graphql(`
  mutation GiveFeedback($input: GiveFeedbackInput!) {
    giveFeedback(input: $input) {
      training {
        id
        viewerFeedbackGiven
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export type Training = Extract<NonNullable<TrainingPageQuery['node']>, { title: string }>
