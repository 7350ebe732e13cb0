import { graphql } from '~/graphql/generated'
import type { HandoverPageQuery } from '~/graphql/generated/graphql'

/** What is known of a note without reading it. */
graphql(`
  fragment HandoverLine on HandoverNote {
    id
    departsOn
    ready
    firstReadAt
    acknowledgedAt
    openToCoordinator
    viewerIsAuthor
    viewerCanWrite
    viewerCanAcknowledge
    title
    author {
      id
      givenName
      familyName
    }
  }
`)

export const MyHandoversDocument = graphql(`
  query MyHandovers {
    viewer {
      handovers {
        ...HandoverLine
      }
    }
  }
`)

export const PartnershipHandoversDocument = graphql(`
  query PartnershipHandovers($id: ID!, $after: String) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        handovers(first: 20, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...HandoverLine
          }
        }
      }
    }
  }
`)

/** Reading the content is recorded: only the note's own page asks for it. */
export const HandoverPageDocument = graphql(`
  query HandoverPage($id: ID!) {
    node(id: $id) {
      ... on HandoverNote {
        __typename
        ...HandoverLine
        post {
          id
          organisation {
            id
            partnerships {
              id
            }
          }
        }
        revision
        questionsUntil
        viewerCanAsk
        content {
          practices
          people
          pending
          attention
          revision
          items {
            subjectId
            kind
            label
            comment
          }
          questions {
            id
            question
            answer
            askedAt
            answeredAt
            asker {
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

export const WriteHandoverDocument = graphql(`
  mutation WriteHandover($input: WriteHandoverInput!) {
    writeHandover(input: $input) {
      note {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AcknowledgeHandoverDocument = graphql(`
  mutation AcknowledgeHandover($input: AcknowledgeHandoverInput!) {
    acknowledgeHandover(input: $input) {
      note {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AskHandoverQuestionDocument = graphql(`
  mutation AskHandoverQuestion($input: AskHandoverQuestionInput!) {
    askHandoverQuestion(input: $input) {
      note {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AnswerHandoverQuestionDocument = graphql(`
  mutation AnswerHandoverQuestion($input: AnswerHandoverQuestionInput!) {
    answerHandoverQuestion(input: $input) {
      note {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export type Handover = Extract<NonNullable<HandoverPageQuery['node']>, { __typename: 'HandoverNote' }>
export type HandoverContent = NonNullable<Handover['content']>
