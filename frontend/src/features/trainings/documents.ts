import { graphql } from '~/graphql/generated'

/** The catalogue of a territory. */
export const TrainingsDocument = graphql(`
  query Trainings(
    $search: String
    $territory: ID
    $theme: Theme
    $past: Boolean!
    $withSeats: Boolean!
    $after: String
  ) {
    trainings(
      search: $search
      territory: $territory
      theme: $theme
      past: $past
      withSeats: $withSeats
      first: 20
      after: $after
    ) {
      nodes {
        ...TrainingLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
  fragment TrainingLine on CrossTraining {
    id
    title
    themes
    state
    requiresApproval
    seatsTotal
    seatsLeft
    viewerCanRegister
    organiser {
      id
      label
      organisation {
        id
        name
      }
    }
    partnership {
      id
      name
    }
    event {
      id
      state
      startsAt
      endsAt
      timeZone
      otherTimeZones
      place
    }
    seats {
      ...SeatFields
    }
    viewerRegistration {
      ...OwnRegistration
    }
  }
  fragment SeatFields on SectorSeats {
    group
    reserved
    taken
    waiting
    left
  }
  fragment OwnRegistration on Registration {
    id
    state
    waitingRank
    viewerCanCancel
    attended
    certificate {
      number
    }
  }
`)

export const RegisterForTrainingDocument = graphql(`
  mutation RegisterForTraining($input: RegisterForTrainingInput!) {
    registerForTraining(input: $input) {
      registration {
        ...OwnRegistration
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CancelRegistrationDocument = graphql(`
  mutation CancelRegistration($input: CancelRegistrationInput!) {
    cancelRegistration(input: $input) {
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
