import { graphql } from '~/graphql/generated'

graphql(`
  fragment MeetingBlock on MinutesBlock {
    id
    text
    decision
    revision
    lastEditedAt
    lastEditedBy {
      id
      givenName
      familyName
    }
    actions {
      ...ActionFields
    }
  }
`)

graphql(`
  fragment MeetingDetails on AnnualMeeting {
    id
    title
    state
    heldOn
    cancelReason
    revision
    sidesPresent
    viewerCanPrepare
    viewerCanHold
    viewerCanWriteMinutes
    viewerCanCirculate
    viewerCanCorrectMinutes
    viewerCanApproveMinutes
    partnership {
      id
      name
      timeZone
    }
    event {
      id
      state
      startsAt
      endsAt
      timeZone
      place
      videoLink
    }
    agenda {
      id
      position
      kind
      title
      theme
      minutesPlanned
      protocol {
        id
        title
      }
      action {
        id
        title
        originId
        originTitle
      }
      block {
        ...MeetingBlock
      }
    }
    suggestions {
      kind
      title
      theme
      lastDiscussedOn
      protocol {
        id
        reviewDueOn
      }
      action {
        id
        dueOn
        late
        originTitle
      }
    }
    presences {
      id
      sector
      guestName
      organisation {
        id
        name
      }
      post {
        id
        label
      }
      person {
        id
        givenName
        familyName
      }
    }
    minutes {
      state
      version
      circulatedAt
      approvedAt
      textHash
      textRetractedAt
      approvedBy {
        id
        givenName
        familyName
      }
      corrections {
        id
        text
        at
        settled
        block {
          id
        }
        person {
          id
          givenName
          familyName
        }
        organisation {
          id
          name
        }
      }
      errata {
        id
        version
        text
        at
        person {
          id
          givenName
          familyName
        }
      }
    }
    actions {
      ...ActionFields
    }
    blockers {
      code
      field
      message
    }
    previous {
      id
      title
      heldOn
    }
  }
`)

export const MeetingPageDocument = graphql(`
  query MeetingPage($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on AnnualMeeting {
        ...MeetingDetails
      }
    }
  }
`)

export const MeetingsPageDocument = graphql(`
  query MeetingsPage($after: String) {
    partnerships(first: 20, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        viewerCanDraftProtocols
        themesLastDiscussed {
          theme
          lastDiscussedOn
        }
        coming: annualMeetings(first: 5) {
          nodes {
            ...MeetingLine
          }
        }
        past: annualMeetings(past: true, first: 10) {
          pageInfo {
            hasNextPage
          }
          nodes {
            ...MeetingLine
          }
        }
      }
    }
  }
  fragment MeetingLine on AnnualMeeting {
    id
    title
    state
    heldOn
    event {
      id
      startsAt
      timeZone
      place
    }
    minutes {
      state
    }
  }
`)

export const PlanAnnualMeetingDocument = graphql(`
  mutation PlanAnnualMeeting($input: PlanAnnualMeetingInput!) {
    planAnnualMeeting(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const MoveAnnualMeetingDocument = graphql(`
  mutation MoveAnnualMeeting($input: MoveAnnualMeetingInput!) {
    moveAnnualMeeting(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CancelAnnualMeetingDocument = graphql(`
  mutation CancelAnnualMeeting($input: CancelAnnualMeetingInput!) {
    cancelAnnualMeeting(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AddAgendaItemDocument = graphql(`
  mutation AddAgendaItem($input: AddAgendaItemInput!) {
    addAgendaItem(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const UpdateAgendaItemDocument = graphql(`
  mutation UpdateAgendaItem($input: UpdateAgendaItemInput!) {
    updateAgendaItem(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const MoveAgendaItemDocument = graphql(`
  mutation MoveAgendaItem($input: MoveAgendaItemInput!) {
    moveAgendaItem(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RemoveAgendaItemDocument = graphql(`
  mutation RemoveAgendaItem($input: RemoveAgendaItemInput!) {
    removeAgendaItem(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const RecordPresencesDocument = graphql(`
  mutation RecordPresences($input: RecordPresencesInput!) {
    recordPresences(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const HoldMeetingDocument = graphql(`
  mutation HoldMeeting($input: HoldMeetingInput!) {
    holdMeeting(input: $input) {
      meeting {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CreateMeetingActionDocument = graphql(`
  mutation CreateMeetingAction($input: CreateMeetingActionInput!) {
    createMeetingAction(input: $input) {
      action {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)
