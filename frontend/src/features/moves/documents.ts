import { graphql } from '~/graphql/generated'

graphql(`
  fragment StaffReportLine on StaffReport {
    id
    kind
    state
    happensOn
    personName
    personEmail
    reportedAt
    word
    viewerCanDecide
    viewerCanWithdraw
    partnership {
      id
      name
    }
    post {
      id
      label
      organisation {
        id
        name
      }
    }
    mandate {
      id
      person {
        id
        givenName
        familyName
      }
    }
  }
`)

export const PartnershipReports = graphql(`
  query PartnershipReports($id: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        staffReports {
          ...StaffReportLine
        }
      }
    }
  }
`)

export const MemberPosts = graphql(`
  query MemberPosts($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        __typename
        id
        timeZone
        posts {
          id
          label
          closedOn
          holders {
            id
            person {
              id
              givenName
              familyName
            }
          }
        }
      }
    }
  }
`)

export const ReportDeparture = graphql(`
  mutation ReportDeparture($input: ReportDepartureInput!) {
    reportDeparture(input: $input) {
      staffReport {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ReportArrival = graphql(`
  mutation ReportArrival($input: ReportArrivalInput!) {
    reportArrival(input: $input) {
      staffReport {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ConfirmStaffReport = graphql(`
  mutation ConfirmStaffReport($input: ConfirmStaffReportInput!) {
    confirmStaffReport(input: $input) {
      staffReport {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const DeclineStaffReport = graphql(`
  mutation DeclineStaffReport($input: DeclineStaffReportInput!) {
    declineStaffReport(input: $input) {
      staffReport {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const WithdrawStaffReport = graphql(`
  mutation WithdrawStaffReport($input: WithdrawStaffReportInput!) {
    withdrawStaffReport(input: $input) {
      staffReport {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const OrganisationChanges = graphql(`
  query OrganisationChanges($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        __typename
        id
        structureChanges {
          id
          kind
          state
          takesEffectOn
          viewerCanCancel
          organisation {
            id
            name
          }
          post {
            id
            label
          }
          into {
            id
            name
          }
        }
      }
    }
  }
`)

export const MovePost = graphql(`
  mutation MovePost($input: MovePostInput!) {
    movePost(input: $input) {
      structureChange {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CloseOrganisation = graphql(`
  mutation CloseOrganisation($input: CloseOrganisationInput!) {
    closeOrganisation(input: $input) {
      structureChange {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const MergeOrganisation = graphql(`
  mutation MergeOrganisation($input: MergeOrganisationInput!) {
    mergeOrganisation(input: $input) {
      structureChange {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CancelStructureChange = graphql(`
  mutation CancelStructureChange($input: CancelStructureChangeInput!) {
    cancelStructureChange(input: $input) {
      structureChange {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
