import { graphql } from '~/graphql/generated'
import type { PartnershipPageQuery } from '~/graphql/generated/graphql'

export const PartnershipPageDocument = graphql(`
  query PartnershipPage($id: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        name
        timeZone
        viewerCanEdit
        viewerCanManageMembers
        viewerCanEditPackTemplates
        publicSheet {
          state
        }
        interTerritoryAgreement {
          openedOn
        }
        viewerCanDraftProtocols
        territories {
          code
          name
        }
        coordinatingPost {
          id
          label
          organisation {
            id
            name
          }
          holders {
            id
            person {
              id
              givenName
              familyName
            }
          }
        }
        vacancies {
          id
          label
          vacantSince
          organisation {
            id
            name
          }
        }
        health {
          on
          figures {
            ...FigureFields
          }
        }
        protocols(first: 100) {
          pageInfo {
            hasNextPage
          }
          nodes {
            ...DueProtocol
          }
        }
        events(first: 10) {
          pageInfo {
            hasNextPage
          }
          nodes {
            id
            title
            state
            allDay
            startsAt
            startsLocal
            endsLocal
            timeZone
            place
          }
        }
        actions(state: OPEN, first: 20) {
          nodes {
            id
            title
            dueOn
            late
            originId
            originTitle
            owner {
              id
              label
              organisation {
                id
                name
              }
            }
          }
        }
        history(first: 20) {
          pageInfo {
            hasNextPage
          }
          nodes {
            id
            kind
            at
            subjectId
            title
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
        }
      }
    }
  }
`)

export type Partnership = Extract<NonNullable<PartnershipPageQuery['node']>, { __typename: 'Partnership' }>
