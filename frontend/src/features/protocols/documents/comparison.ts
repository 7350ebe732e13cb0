import { graphql } from '~/graphql/generated'

export const CompareDocument = graphql(`
  query CompareVersions($id: ID!, $from: ID!, $to: ID!) {
    node(id: $id) {
      ... on CooperationProtocol {
        id
        title
        versions {
          id
          number
          status
          inForceFrom
        }
        compareVersions(from: $from, to: $to) {
          from {
            id
            number
          }
          to {
            id
            number
          }
          clauses {
            change
            before {
              id
              number
              title
            }
            after {
              id
              number
              title
            }
            titleSegments {
              kind
              text
            }
            segments {
              kind
              text
            }
          }
        }
      }
    }
  }
`)

export const VersionsDocument = graphql(`
  query ProtocolVersions($id: ID!) {
    node(id: $id) {
      ... on CooperationProtocol {
        id
        title
        versions {
          id
          number
          status
          inForceFrom
        }
      }
    }
  }
`)
