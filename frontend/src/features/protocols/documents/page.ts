import { graphql } from '~/graphql/generated'
import type { ProtocolPageQuery } from '~/graphql/generated/graphql'

export const ProtocolPageDocument = graphql(`
  query ProtocolPage($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on CooperationProtocol {
        id
        title
        status
        recordedFromExisting
        isInterTerritoryFrame
        reviewPeriodMonths
        firstInForceOn
        endedOn
        endReason
        reviewStatus
        reviewDueOn
        revision
        viewerCanEdit
        viewerCanChangeTerm
        viewerCanStartVersion
        viewerCanPlanReview
        viewerCanRenew
        viewerCanTerminate
        viewerCanChangeOwner
        partnership {
          id
          name
          timeZone
        }
        owner {
          ...HeldPost
        }
        parties {
          ...PartyFields
        }
        term {
          ...TermFields
        }
        renewals {
          id
          kind
          from
          until
        }
        versionInForce {
          ...TextFields
        }
        versionInPreparation {
          id
          number
          status
          effectDate
          viewerCanApprove
        }
        versions {
          id
          number
          status
          inForceFrom
          inForceUntil
          abandonReason
        }
        openReview {
          id
          state
          event {
            id
            startsAt
            timeZone
          }
        }
        lastReview {
          id
          heldOn
          decision
        }
        reviews(first: 20) {
          pageInfo {
            hasNextPage
          }
          nodes {
            id
            state
            heldOn
            dueOn
            decision
          }
        }
        reminders {
          id
          step
          scheduledAt
          state
          sentAt
          recipients {
            id
            givenName
            familyName
          }
        }
        history(first: 50) {
          pageInfo {
            hasNextPage
          }
          nodes {
            id
            kind
            at
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

export const TextOnDateDocument = graphql(`
  query TextOnDate($id: ID!, $on: Date!) {
    node(id: $id) {
      ... on CooperationProtocol {
        id
        textInForce(on: $on) {
          ...TextFields
        }
      }
    }
  }
`)

export type Protocol = Extract<NonNullable<ProtocolPageQuery['node']>, { title: string }>
