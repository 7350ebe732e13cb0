import { graphql } from '~/graphql/generated'

export const SaveMinutesBlockDocument = graphql(`
  mutation SaveMinutesBlock($input: SaveMinutesBlockInput!) {
    saveMinutesBlock(input: $input) {
      block {
        ...MeetingBlock
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CirculateMinutesDocument = graphql(`
  mutation CirculateMinutes($input: CirculateMinutesInput!) {
    circulateMinutes(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RemarkOnMinutesDocument = graphql(`
  mutation RemarkOnMinutes($input: RemarkOnMinutesInput!) {
    remarkOnMinutes(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const SettleRemarkDocument = graphql(`
  mutation SettleRemark($input: SettleRemarkInput!) {
    settleRemark(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ApproveMinutesDocument = graphql(`
  mutation ApproveMinutes($input: ApproveMinutesInput!) {
    approveMinutes(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AddErratumDocument = graphql(`
  mutation AddErratum($input: AddErratumInput!) {
    addErratum(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
