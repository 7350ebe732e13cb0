import { graphql } from '~/graphql/generated'

export const ProtocolListDocument = graphql(`
  query ProtocolList(
    $search: String
    $partnershipId: ID
    $status: ProtocolStatus
    $reviewStatus: ReviewStatus
    $first: Int!
  ) {
    site {
      now
    }
    partnerships(first: 50) {
      nodes {
        id
        name
        viewerCanDraftProtocols
      }
    }
    protocols(
      search: $search
      partnershipId: $partnershipId
      status: $status
      reviewStatus: $reviewStatus
      first: $first
    ) {
      totalCount
      pageInfo {
        hasNextPage
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
