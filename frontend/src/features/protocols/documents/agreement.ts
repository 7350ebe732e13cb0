import { graphql } from '~/graphql/generated'

/** What the forms need of a partnership: its members with the posts that can own or sign. */
export const PartnershipPostsDocument = graphql(`
  query PartnershipPosts($id: ID!, $after: String) {
    site {
      now
    }
    node(id: $id) {
      ... on Partnership {
        id
        name
        timeZone
        members(first: 60, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            organisation {
              id
              name
              sector
              posts {
                ...PostChoice
              }
              parent {
                id
                name
                posts {
                  ...PostChoice
                }
              }
            }
          }
        }
      }
    }
  }
  fragment PostChoice on Post {
    id
    label
    cardinality
    signatory
    vacantSince
    holders {
      id
      capacity
      person {
        id
        givenName
        familyName
      }
    }
  }
`)

export const DraftablePartnershipsDocument = graphql(`
  query DraftablePartnerships($after: String) {
    partnerships(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        viewerCanDraftProtocols
      }
    }
  }
`)

export const CreateProtocolDocument = graphql(`
  mutation CreateProtocol($input: CreateProtocolInput!) {
    createProtocol(input: $input) {
      protocol {
        id
        versionInPreparation {
          id
        }
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RecordExistingAgreementDocument = graphql(`
  mutation RecordExistingAgreement($input: RecordExistingAgreementInput!) {
    recordExistingAgreement(input: $input) {
      protocol {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateProtocolDocument = graphql(`
  mutation UpdateProtocol($input: UpdateProtocolInput!) {
    updateProtocol(input: $input) {
      protocol {
        id
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const SetPartiesDocument = graphql(`
  mutation SetParties($input: SetPartiesInput!) {
    setParties(input: $input) {
      protocol {
        id
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
