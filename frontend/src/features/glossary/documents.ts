import { graphql } from '~/graphql/generated'

graphql(`
  fragment WordFields on GlossaryEntry {
    id
    key
    word
    forms
    justice
    health
    source
    checkedOn
    common
    adapted
    hidden
    revision
  }
`)

/** A word in a text, where it first occurs. */
graphql(`
  fragment MentionFields on GlossaryMention {
    clauseId
    start
    end
    entry {
      key
      word
      justice
      health
      source
    }
  }
`)

export const CommonGlossaryDocument = graphql(`
  query CommonGlossary($search: String) {
    glossary(search: $search) {
      ...WordFields
    }
    partnerships(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`)

export const PartnershipGlossaryDocument = graphql(`
  query PartnershipGlossary($id: ID!, $search: String) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        name
        viewerCanEditGlossary
        glossary(search: $search, withHidden: true) {
          ...WordFields
        }
      }
    }
  }
`)

export const SaveWordDocument = graphql(`
  mutation SaveWord($input: SaveGlossaryEntryInput!) {
    saveGlossaryEntry(input: $input) {
      entry {
        key
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const HideWordDocument = graphql(`
  mutation HideWord($input: SetGlossaryEntryHiddenInput!) {
    setGlossaryEntryHidden(input: $input) {
      entry {
        key
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ResetWordDocument = graphql(`
  mutation ResetWord($input: ResetGlossaryEntryInput!) {
    resetGlossaryEntry(input: $input) {
      entry {
        key
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
