import { graphql } from '~/graphql/generated'

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
