import { graphql } from '~/graphql/generated'

export const ProtocolListDocument = graphql(`
  query ProtocolList(
    $search: String
    $partnershipId: ID
    $status: ProtocolStatus
    $reviewStatus: ReviewStatus
    $after: String
  ) {
    protocols(
      search: $search
      partnershipId: $partnershipId
      status: $status
      reviewStatus: $reviewStatus
      first: 30
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        status
        reviewStatus
        reviewDueOn
        recordedFromExisting
        partnership {
          id
          name
        }
        versionInPreparation {
          id
          status
        }
        vacancies {
          id
        }
      }
    }
  }
`)
