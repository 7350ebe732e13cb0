import { graphql } from '~/graphql/generated'
import type { ReviewPageQuery } from '~/graphql/generated/graphql'

export const ReviewPageDocument = graphql(`
  query ReviewPage($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on ProtocolReview {
        id
        state
        dueOn
        heldOn
        decision
        decisionNote
        cancelReason
        sidesPresent
        completedAt
        nextDueOn
        revision
        viewerCanRun
        viewerCanCorrect
        completedBy {
          id
          givenName
          familyName
        }
        protocol {
          id
          title
          viewerCanStartVersion
          viewerCanTerminate
          partnership {
            id
            name
            timeZone
          }
          parties {
            id
            state
            organisation {
              id
            }
          }
        }
        version {
          id
          number
          clauses {
            ...ClauseFields
          }
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
        participants {
          organisation {
            id
            name
            sector
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
        findings {
          id
          kind
          note
          revision
          clause {
            id
            number
            title
          }
        }
        followUps {
          ...ActionFields
        }
        corrections {
          id
          text
          at
          author {
            id
            givenName
            familyName
          }
          post {
            id
            label
          }
        }
        blockers {
          code
          field
          message
        }
      }
    }
  }
`)

export const PlanReviewPageDocument = graphql(`
  query PlanReviewPage($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on CooperationProtocol {
        id
        title
        reviewDueOn
        viewerCanPlanReview
        openReview {
          id
        }
        owner {
          id
        }
        parties {
          id
          state
          organisation {
            id
          }
        }
        partnership {
          id
          timeZone
        }
      }
    }
  }
`)

export const PlanReviewDocument = graphql(`
  mutation PlanReview($input: PlanReviewInput!) {
    planReview(input: $input) {
      review {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const StartReviewDocument = graphql(`
  mutation StartReview($input: StartReviewInput!) {
    startReview(input: $input) {
      review {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const MoveReviewDocument = graphql(`
  mutation MoveReview($input: MoveReviewInput!) {
    moveReview(input: $input) {
      review {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CancelReviewDocument = graphql(`
  mutation CancelReview($input: CancelReviewInput!) {
    cancelReview(input: $input) {
      review {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateReviewDocument = graphql(`
  mutation UpdateReview($input: UpdateReviewInput!) {
    updateReview(input: $input) {
      review {
        id
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RecordFindingDocument = graphql(`
  mutation RecordFinding($input: RecordFindingInput!) {
    recordFinding(input: $input) {
      finding {
        id
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CompleteReviewDocument = graphql(`
  mutation CompleteReview($input: CompleteReviewInput!) {
    completeReview(input: $input) {
      review {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CorrectReviewDocument = graphql(`
  mutation CorrectReview($input: CorrectReviewInput!) {
    correctReview(input: $input) {
      review {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export type Review = Extract<NonNullable<ReviewPageQuery['node']>, { dueOn: string }>
