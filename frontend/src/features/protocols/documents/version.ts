import { graphql } from '~/graphql/generated'
import type { VersionPageQuery } from '~/graphql/generated/graphql'

export const VersionPageDocument = graphql(`
  query VersionPage($id: ID!) {
    site {
      now
    }
    viewer {
      person {
        id
      }
      mandates {
        id
        status
        post {
          id
          label
          organisation {
            id
            name
          }
        }
      }
    }
    node(id: $id) {
      ... on ProtocolVersion {
        id
        number
        status
        effectDate
        inForceFrom
        abandonReason
        textHash
        textRetractedAt
        viewerCanEdit
        viewerCanOpenApproval
        viewerCanApprove
        viewerCanRecordPaperSignature
        viewerCanRequestChange
        viewerCanAbandon
        protocol {
          id
          title
          status
          partnership {
            id
            timeZone
          }
          versionInForce {
            id
            number
          }
        }
        parties {
          ...PartyFields
        }
        clauses {
          ...ClauseFields
        }
        glossary {
          ...MentionFields
        }
        checklist {
          kind
          question
          answer
          reason
          revision
          clauses {
            id
            number
            title
          }
        }
        approvals {
          ...ApprovalFields
        }
        awaitedFrom {
          ...HeldPost
        }
        lastChangeRequest {
          id
          reason
          at
          post {
            id
            label
          }
        }
        blockers {
          code
          field
          message
        }
      }
    }
  }
`)

export const AddClauseDocument = graphql(`
  mutation AddClause($input: AddClauseInput!) {
    addClause(input: $input) {
      clause {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateClauseDocument = graphql(`
  mutation UpdateClause($input: UpdateClauseInput!) {
    updateClause(input: $input) {
      clause {
        id
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const MoveClauseDocument = graphql(`
  mutation MoveClause($input: MoveClauseInput!) {
    moveClause(input: $input) {
      clause {
        id
        number
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RemoveClauseDocument = graphql(`
  mutation RemoveClause($input: RemoveClauseInput!) {
    removeClause(input: $input) {
      version {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AnswerChecklistPointDocument = graphql(`
  mutation AnswerChecklistPoint($input: AnswerChecklistPointInput!) {
    answerChecklistPoint(input: $input) {
      version {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const OpenApprovalDocument = graphql(`
  mutation OpenApproval($input: OpenApprovalInput!) {
    openApproval(input: $input) {
      version {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ApproveVersionDocument = graphql(`
  mutation ApproveVersion($input: ApproveVersionInput!) {
    approveVersion(input: $input) {
      approval {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RecordPaperSignatureDocument = graphql(`
  mutation RecordPaperSignature($input: RecordPaperSignatureInput!) {
    recordPaperSignature(input: $input) {
      approval {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RequestChangeDocument = graphql(`
  mutation RequestChange($input: RequestChangeInput!) {
    requestChange(input: $input) {
      version {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AbandonVersionDocument = graphql(`
  mutation AbandonVersion($input: AbandonVersionInput!) {
    abandonVersion(input: $input) {
      version {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CorrectApprovalDocument = graphql(`
  mutation CorrectApproval($input: CorrectApprovalInput!) {
    correctApproval(input: $input) {
      approval {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const PostHoldersDocument = graphql(`
  query PostHolders($id: ID!, $on: Date!) {
    node(id: $id) {
      ... on Post {
        id
        holders(on: $on) {
          id
          capacity
          person {
            id
            givenName
            familyName
          }
        }
      }
    }
  }
`)

export type Version = Extract<NonNullable<VersionPageQuery['node']>, { number: number }>
export type Viewer = VersionPageQuery['viewer']
