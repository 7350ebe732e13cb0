import { graphql } from '~/graphql/generated'
import type {
  InterTerritoryAgreementQuery,
  InterTerritoryParticipantsQuery,
  InterTerritoryParticipantsToComeQuery,
  ParticipantFragment,
} from '~/graphql/generated/graphql'

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
        figures {
          receiving
          toConfirm
          places
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
          figures {
            receiving
            toConfirm
            places
            referring
            supporting
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

export const ParticipantsDocument = graphql(`
  query InterTerritoryParticipants($id: ID!, $after: String) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        interTerritoryAgreement {
          participants(first: 100, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              ...Participant
            }
          }
        }
      }
    }
  }
`)

export const ParticipantsToComeDocument = graphql(`
  query InterTerritoryParticipantsToCome($id: ID!, $after: String) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        interTerritoryAgreement {
          participantsToCome(first: 100, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              ...Participant
            }
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

type In<Query extends { node?: unknown }> = Extract<NonNullable<Query['node']>, { __typename: 'Partnership' }>
export type Ground = In<InterTerritoryAgreementQuery>
export type Now = In<InterTerritoryParticipantsQuery>
export type ToCome = In<InterTerritoryParticipantsToComeQuery>
export type Opened = Ground & {
  interTerritoryAgreement: NonNullable<Ground['interTerritoryAgreement']>
}

/** An agreement between territories, with all who take part in it. */
export type Agreement = Opened & Record<'participants' | 'participantsToCome', ParticipantFragment[]>
