import { graphql } from '~/graphql/generated'

graphql(`
  fragment ResourceFields on ResourcePerson {
    id
    theme
    about
    reach
    confirmedOn
    revision
    vacant
    stale
    named
    viewerCanEdit
    viewerCanConfirm
    partnership {
      id
    }
    post {
      id
      label
      organisation {
        id
        name
      }
    }
    person {
      id
      givenName
      familyName
      email
      phone
    }
    territory {
      code
      name
    }
  }
`)

export const ResourcePersonsDocument = graphql(`
  query PartnershipResourcePersons($id: ID!, $theme: Theme) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        viewerCanAddResourcePersons
        resourcePersons(theme: $theme) {
          ...ResourceFields
        }
      }
    }
  }
`)

export const TeamOfPostDocument = graphql(`
  query TeamOfPost($id: ID!) {
    node(id: $id) {
      ... on Post {
        __typename
        id
        cardinality
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
`)

export const AddResourcePersonDocument = graphql(`
  mutation AddResourcePerson($input: AddResourcePersonInput!) {
    addResourcePerson(input: $input) {
      resource {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateResourcePersonDocument = graphql(`
  mutation UpdateResourcePerson($input: UpdateResourcePersonInput!) {
    updateResourcePerson(input: $input) {
      resource {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ConfirmResourcePersonDocument = graphql(`
  mutation ConfirmResourcePerson($input: ConfirmResourcePersonInput!) {
    confirmResourcePerson(input: $input) {
      resource {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RemoveResourcePersonDocument = graphql(`
  mutation RemoveResourcePerson($input: RemoveResourcePersonInput!) {
    removeResourcePerson(input: $input) {
      resource {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
