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
    withdrawalReason
    viewerCanWithdraw
    succeededOn
    succeeds {
      id
      name
    }
    organisation {
      id
      name
      sector
      closedOn
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
    nonRenewalReason
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
    textRetractedAt
    clauses {
      ...ClauseFields
    }
    glossary {
      ...MentionFields
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
    textRetractedAt
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
