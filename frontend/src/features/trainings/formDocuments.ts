import { graphql } from '~/graphql/generated'

export const PastTrainingsDocument = graphql(`
  query PastTrainings($partnershipId: ID!, $after: String) {
    trainings(partnershipId: $partnershipId, past: true, first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        event {
          id
          startsAt
          timeZone
        }
      }
    }
  }
`)

export const EditTrainingPageDocument = graphql(`
  query EditTrainingPage($id: ID!) {
    node(id: $id) {
      ... on CrossTraining {
        id
        title
        programme
        objectives
        themes
        state
        seatsTotal
        releaseOn
        requiresApproval
        openToTerritory
        revision
        viewerCanEdit
        partnership {
          id
        }
        seats {
          ...SeatFields
        }
        trainers {
          name
          group
          post {
            id
          }
          person {
            id
          }
          organisation {
            id
            name
          }
        }
      }
    }
  }
`)

export const CreateTrainingDocument = graphql(`
  mutation CreateTraining($input: CreateTrainingInput!) {
    createTraining(input: $input) {
      training {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateTrainingDocument = graphql(`
  mutation UpdateTraining($input: UpdateTrainingInput!) {
    updateTraining(input: $input) {
      training {
        id
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CopyTrainingDocument = graphql(`
  mutation CopyTraining($input: CopyTrainingInput!) {
    copyTraining(input: $input) {
      training {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
