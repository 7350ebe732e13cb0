import { graphql } from '~/graphql/generated'

/** A post as every protocol page shows it: its name, its organisation, and who holds it or that nobody does. */
graphql(`
  fragment HeldPost on Post {
    id
    label
    vacantSince
    organisation {
      id
      name
    }
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

graphql(`
  fragment PartyFields on ProtocolParty {
    id
    state
    noticeGivenOn
    withdrawsOn
    viewerCanWithdraw
    organisation {
      id
      name
      sector
    }
    signatories {
      ...HeldPost
    }
  }
`)

graphql(`
  fragment ClauseFields on Clause {
    id
    number
    title
    body
    theme
    markedFor
    public
    revision
  }
`)

graphql(`
  fragment TermFields on ProtocolTerm {
    kind
    months
    renewal
    noticeDays
    endsOn
    decideBy
    nonRenewalNotifiedOn
  }
`)

graphql(`
  fragment TextFields on ProtocolVersion {
    id
    number
    status
    effectDate
    inForceFrom
    inForceUntil
    textHash
    clauses {
      ...ClauseFields
    }
    approvals {
      ...ApprovalFields
    }
  }
`)

graphql(`
  fragment ApprovalFields on Approval {
    id
    at
    capacity
    means
    textHash
    voidedAt
    viewerCanCorrect
    party {
      id
    }
    person {
      id
      givenName
      familyName
    }
    post {
      id
      label
      organisation {
        id
        name
      }
    }
    paper {
      signedOn
      place
      originalKeptAt
      scanSha256
      recordedBy {
        id
        givenName
        familyName
      }
    }
    corrections {
      id
      text
      at
      post {
        id
        label
      }
    }
  }
`)

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
        reviewPeriodMonths
        firstInForceOn
        endedOn
        reviewStatus
        reviewDueOn
        revision
        viewerCanEdit
        viewerCanStartVersion
        viewerCanPlanReview
        viewerCanRenew
        viewerCanTerminate
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

/** What the forms need of a partnership: its members with the posts that can own or sign. */
export const PartnershipPostsDocument = graphql(`
  query PartnershipPosts($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on Partnership {
        id
        name
        timeZone
        members(first: 60) {
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
  query DraftablePartnerships {
    partnerships(first: 50) {
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

export const StartVersionDocument = graphql(`
  mutation StartVersion($input: StartVersionInput!) {
    startVersion(input: $input) {
      version {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RenewProtocolDocument = graphql(`
  mutation RenewProtocol($input: RenewProtocolInput!) {
    renewProtocol(input: $input) {
      protocol {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const NotifyNonRenewalDocument = graphql(`
  mutation NotifyNonRenewal($input: NotifyNonRenewalInput!) {
    notifyNonRenewal(input: $input) {
      protocol {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const WithdrawPartyDocument = graphql(`
  mutation WithdrawParty($input: WithdrawPartyInput!) {
    withdrawParty(input: $input) {
      protocol {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const TerminateProtocolDocument = graphql(`
  mutation TerminateProtocol($input: TerminateProtocolInput!) {
    terminateProtocol(input: $input) {
      protocol {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
