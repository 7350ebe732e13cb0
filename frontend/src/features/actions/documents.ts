import { graphql } from '~/graphql/generated'

graphql(`
  fragment ActionFields on ActionItem {
    id
    title
    details
    dueOn
    late
    state
    settledOn
    originId
    originTitle
    revision
    viewerCanEdit
    viewerCanSettle
    owner {
      ...HeldPost
    }
  }
`)

export const ActionsPageDocument = graphql(`
  query ActionsPage($after: String) {
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
          organisation {
            id
          }
        }
      }
    }
    partnerships(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        timeZone
      }
    }
  }
`)

export const PartnershipActionsDocument = graphql(`
  query PartnershipActions($id: ID!, $state: ActionState!, $after: String) {
    node(id: $id) {
      ... on Partnership {
        id
        actions(state: $state, first: 50, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...ActionFields
          }
        }
      }
    }
  }
`)

export const CreateActionDocument = graphql(`
  mutation CreateAction($input: CreateActionInput!) {
    createAction(input: $input) {
      action {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateActionDocument = graphql(`
  mutation UpdateAction($input: UpdateActionInput!) {
    updateAction(input: $input) {
      action {
        id
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const SetActionStateDocument = graphql(`
  mutation SetActionState($input: SetActionStateInput!) {
    setActionState(input: $input) {
      action {
        id
        state
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
