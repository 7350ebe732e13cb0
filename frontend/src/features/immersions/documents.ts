import { graphql } from '~/graphql/generated'
import type { ImmersionPageQuery } from '~/graphql/generated/graphql'

export const ImmersionsDocument = graphql(`
  query Immersions($territory: ID, $audience: ImmersionAudience, $past: Boolean!, $after: String) {
    immersionOffers(territory: $territory, audience: $audience, past: $past, first: 20, after: $after) {
      nodes {
        ...OfferLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
  fragment OfferLine on ImmersionOffer {
    id
    title
    audiences
    startsOn
    endsOn
    days
    capacity
    taken
    left
    closedAt
    organisation {
      id
      name
    }
  }
`)

export const MyImmersionsDocument = graphql(`
  query MyImmersions {
    viewer {
      immersions {
        id
        state
        startsOn
        endsOn
        hostAgreedAt
        homeAgreedAt
        offer {
          id
          title
          organisation {
            id
            name
          }
        }
      }
    }
  }
`)

export const ImmersionPageDocument = graphql(`
  query ImmersionPage($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on ImmersionOffer {
        ...OfferLine
        description
        revision
        viewerCanEdit
        viewerCanRequest
        contact {
          ...HeldPost
        }
        partnership {
          id
          name
          timeZone
        }
        placements {
          ...PlacementLine
        }
      }
    }
  }
  fragment PlacementLine on ImmersionPlacement {
    id
    state
    audience
    startsOn
    endsOn
    hostAgreedAt
    homeAgreedAt
    declineReason
    hostFeedback
    guestFeedback
    viewerCanAgree
    viewerCanCancel
    viewerCanComplete
    viewerCanGiveFeedback
    guest {
      id
      givenName
      familyName
    }
    post {
      id
      label
    }
    organisation {
      id
      name
    }
    event {
      id
    }
  }
`)

export const OfferImmersionDocument = graphql(`
  mutation OfferImmersion($input: OfferImmersionInput!) {
    offerImmersion(input: $input) {
      offer {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateImmersionOfferDocument = graphql(`
  mutation UpdateImmersionOffer($input: UpdateImmersionOfferInput!) {
    updateImmersionOffer(input: $input) {
      offer {
        id
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CloseImmersionOfferDocument = graphql(`
  mutation CloseImmersionOffer($input: CloseImmersionOfferInput!) {
    closeImmersionOffer(input: $input) {
      offer {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RequestImmersionDocument = graphql(`
  mutation RequestImmersion($input: RequestImmersionInput!) {
    requestImmersion(input: $input) {
      placement {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AgreeToImmersionDocument = graphql(`
  mutation AgreeToImmersion($input: AgreeToImmersionInput!) {
    agreeToImmersion(input: $input) {
      placement {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const DeclineImmersionDocument = graphql(`
  mutation DeclineImmersion($input: DeclineImmersionInput!) {
    declineImmersion(input: $input) {
      placement {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CancelImmersionDocument = graphql(`
  mutation CancelImmersion($input: CancelImmersionInput!) {
    cancelImmersion(input: $input) {
      placement {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CompleteImmersionDocument = graphql(`
  mutation CompleteImmersion($input: CompleteImmersionInput!) {
    completeImmersion(input: $input) {
      placement {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const GiveImmersionFeedbackDocument = graphql(`
  mutation GiveImmersionFeedback($input: GiveImmersionFeedbackInput!) {
    giveImmersionFeedback(input: $input) {
      placement {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export type Offer = Extract<NonNullable<ImmersionPageQuery['node']>, { title: string }>
