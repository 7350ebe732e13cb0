import { graphql } from '~/graphql/generated'
import type { PackPageQuery } from '~/graphql/generated/graphql'

/** How far a newcomer is: what the representative sees too. */
graphql(`
  fragment PackProgress on OnboardingPack {
    id
    title
    startsOn
    firstReadAt
    acknowledgedAt
    doneCount
    viewerIsNewcomer
    viewerCanAcknowledge
    person {
      id
      givenName
      familyName
    }
    checklist {
      ...PackItem
    }
  }
  fragment PackItem on PackCheckItem {
    key
    kind
    title
    owner
    dueOn
    doneOn
    byItself
    viewerCanTick
  }
  fragment PackMatter on PackContent {
    title
    partnerships
    welcome
    sections
    readAt
    changes {
      section
      added
      changed
      gone
    }
    handovers {
      id
      departsOn
      acknowledgedAt
    }
    protocols {
      id
      title
      partnership
      inForceFrom
      parties
      own
      readable
      clauses {
        id
        number
        title
        body
      }
    }
    contacts {
      id
      theme
      function
      organisation
      name
      vacant
      about
      reach
      phone
      email
      confirmedOn
    }
    partners {
      id
      name
      kind
      sector
      contact {
        ...ContactFields
      }
    }
    dates {
      id
      kind
      title
      startsAt
      timeZone
      place
      training {
        id
        title
        requiresApproval
        seatsLeft
        viewerCanRegister
        viewerRegistration {
          ...OwnRegistration
        }
      }
    }
    minutes {
      id
      title
      decisions {
        title
        decision
      }
    }
    actions {
      id
      title
      dueOn
      owner
      own
    }
    words {
      key
      word
      justice
      health
    }
  }
`)

export const MyPacksDocument = graphql(`
  query MyPacks {
    viewer {
      packs {
        ...PackProgress
      }
    }
  }
`)

export const PackPageDocument = graphql(`
  query PackPage($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on OnboardingPack {
        __typename
        ...PackProgress
        mandate {
          id
        }
        partnership {
          id
          timeZone
        }
        presentation {
          id
          event {
            id
            state
            startsAt
            timeZone
          }
        }
        content {
          ...PackMatter
        }
      }
    }
  }
`)

export const NewcomersOfOrganisationDocument = graphql(`
  query NewcomersOfOrganisation($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        __typename
        newcomers {
          ...PackProgress
        }
      }
    }
  }
`)

export const AcknowledgePackDocument = graphql(`
  mutation AcknowledgePack($input: AcknowledgePackInput!) {
    acknowledgePack(input: $input) {
      pack {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const TickPackItemDocument = graphql(`
  mutation TickPackItem($input: TickPackItemInput!) {
    tickPackItem(input: $input) {
      pack {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const PackTemplatesDocument = graphql(`
  query PackTemplates($id: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        name
        viewerCanEditPackTemplates
        newcomerCounts {
          newcomers
          read
          acknowledged
          completed
        }
        packTemplates {
          id
          role
          welcome
          sections
          adapted
          revision
          items {
            key
            title
            owner
            dueDays
          }
        }
      }
    }
  }
`)

export const PackPreviewDocument = graphql(`
  query PackPreview($id: ID!, $postId: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        packPreview(postId: $postId) {
          role
          checklist {
            ...PackItem
          }
          content {
            ...PackMatter
          }
        }
      }
    }
  }
`)

export const SavePackTemplateDocument = graphql(`
  mutation SavePackTemplate($input: SavePackTemplateInput!) {
    savePackTemplate(input: $input) {
      template {
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ResetPackTemplateDocument = graphql(`
  mutation ResetPackTemplate($input: ResetPackTemplateInput!) {
    resetPackTemplate(input: $input) {
      template {
        revision
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export type Pack = Extract<NonNullable<PackPageQuery['node']>, { __typename: 'OnboardingPack' }>
