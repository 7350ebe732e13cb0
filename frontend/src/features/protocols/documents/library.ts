import { graphql } from '~/graphql/generated'

export const ClauseLibraryDocument = graphql(`
  query ClauseLibrary {
    clauseLibrary {
      key
      theme
      title
      body
      settles
      source
      checkedOn
    }
  }
`)

export const AddLibraryClausesDocument = graphql(`
  mutation AddLibraryClauses($input: AddLibraryClausesInput!) {
    addLibraryClauses(input: $input) {
      version {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
