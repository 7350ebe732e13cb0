import { graphql } from '~/graphql/generated'
import type { InterTerritoryAgreementQuery } from '~/graphql/generated/graphql'

graphql(`
  fragment Participant on InterTerritoryParticipation {
    id
    role
    since
    until
    organisation {
      id
      name
      kind
      contact {
        city
        phone
      }
    }
    regions {
      code
      name
    }
    census {
      places {
        kind
        offered
      }
      conditions
      confirmedOn
      stale
      revision
      viewerCanEdit
    }
  }
`)

export const AgreementsDocument = graphql(`
  query InterTerritoryAgreements($after: String) {
    interTerritoryAgreements(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        partnership {
          id
          name
          territories {
            code
            name
          }
        }
        participants {
          id
          role
          census {
            stale
            confirmedOn
            places {
              offered
            }
          }
        }
      }
    }
  }
`)

export const AgreementDocument = graphql(`
  query InterTerritoryAgreement($id: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        name
        timeZone
        viewerCanDraftProtocols
        territories {
          code
          name
        }
        interTerritoryAgreement {
          viewerCanManage
          frame {
            id
            title
            status
            reviewDueOn
          }
          participants {
            ...Participant
          }
          participantsToCome {
            ...Participant
          }
        }
        protocols(first: 100) {
          nodes {
            id
            title
            status
          }
        }
        events(first: 5) {
          pageInfo {
            hasNextPage
          }
          nodes {
            id
            title
            startsAt
            timeZone
          }
        }
      }
    }
  }
`)

export const AgreementMembersDocument = graphql(`
  query InterTerritoryMembers($id: ID!, $after: String) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        members(first: 100, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            organisation {
              id
              name
              kind
            }
          }
        }
      }
    }
  }
`)

export const OpeningDocument = graphql(`
  query InterTerritoryOpening($id: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        viewerCanOpenInterTerritoryAgreement
        interTerritoryAgreement {
          openedOn
        }
      }
    }
  }
`)

export const OpenAgreementDocument = graphql(`
  mutation OpenInterTerritoryAgreement($input: OpenInterTerritoryAgreementInput!) {
    openInterTerritoryAgreement(input: $input) {
      agreement {
        openedOn
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const SetFrameDocument = graphql(`
  mutation SetInterTerritoryFrame($input: SetInterTerritoryFrameInput!) {
    setInterTerritoryFrame(input: $input) {
      agreement {
        openedOn
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AddParticipantDocument = graphql(`
  mutation AddInterTerritoryParticipant($input: AddInterTerritoryParticipantInput!) {
    addInterTerritoryParticipant(input: $input) {
      participation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const EndParticipationDocument = graphql(`
  mutation EndInterTerritoryParticipation($input: EndInterTerritoryParticipationInput!) {
    endInterTerritoryParticipation(input: $input) {
      participation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateCensusDocument = graphql(`
  mutation UpdateReceptionCensus($input: UpdateReceptionCensusInput!) {
    updateReceptionCensus(input: $input) {
      participation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ConfirmCensusDocument = graphql(`
  mutation ConfirmReceptionCensus($input: ConfirmReceptionCensusInput!) {
    confirmReceptionCensus(input: $input) {
      participation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export type Ground = Extract<NonNullable<InterTerritoryAgreementQuery['node']>, { __typename: 'Partnership' }>

/** A partnership that is an agreement between territories. */
export type Agreement = Ground & {
  interTerritoryAgreement: NonNullable<Ground['interTerritoryAgreement']>
}
