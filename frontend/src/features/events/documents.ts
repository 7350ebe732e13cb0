import { graphql } from '~/graphql/generated'
import type { EventPageQuery } from '~/graphql/generated/graphql'

export const EventPageDocument = graphql(`
  query EventPage($id: ID!) {
    node(id: $id) {
      ... on Event {
        id
        kind
        title
        state
        allDay
        startsAt
        endsAt
        startsLocal
        endsLocal
        timeZone
        otherTimeZones
        place
        videoLink
        subjectId
        description
        cancelReason
        sequence
        viewerAnswer
        viewerCanEdit
        viewerCanMove
        viewerCanCancel
        warnings {
          kind
          message
        }
        series {
          id
          ruleText
          occurrences(first: 20) {
            pageInfo {
              hasNextPage
            }
            nodes {
              id
              title
              state
              startsAt
              timeZone
            }
          }
        }
        guests {
          id
          name
          organisationLabel
          answer
        }
        organiser {
          ...HeldPost
        }
        partnership {
          id
          name
        }
        presentation {
          ...Presentation
        }
        poll {
          ...PollFields
        }
        attendees {
          answer
          organisation {
            id
            name
          }
          post {
            id
            label
            holders {
              id
              person {
                id
                givenName
                familyName
              }
            }
          }
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

export const AnswerEventDocument = graphql(`
  mutation AnswerEvent($input: AnswerEventInput!) {
    answerEvent(input: $input) {
      event {
        id
        viewerAnswer
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const PollFields = graphql(`
  fragment PollFields on DatePoll {
    state
    closesOn
    awaited
    viewerCanAnswer
    viewerCanClose
    viewerChoices {
      optionId
      choice
    }
    chosen {
      ...PollOptionFields
    }
    options {
      ...PollOptionFields
    }
  }

  fragment PollOptionFields on DatePollOption {
    id
    startsAt
    endsAt
    timeZone
    yes
    ifNeedBe
    no
    answers {
      choice
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
      }
      guest {
        id
        name
      }
    }
  }
`)

export const AnswerPollDocument = graphql(`
  mutation AnswerPoll($input: AnswerPollInput!) {
    answerPoll(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const ClosePollDocument = graphql(`
  mutation ClosePoll($input: ClosePollInput!) {
    closePoll(input: $input) {
      event {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const LinkedEventDocument = graphql(`
  query LinkedEvent($token: String!) {
    eventByLink(token: $token) {
      title
      state
      startsAt
      endsAt
      timeZone
      ownTimeZone
      answer
      canAnswer
      wholeSeries
      poll {
        state
        closesOn
        options {
          id
          startsAt
          endsAt
          timeZone
          choice
        }
      }
    }
  }
`)

export const AnswerByLinkDocument = graphql(`
  mutation AnswerByLink($input: AnswerByLinkInput!) {
    answerByLink(input: $input) {
      event {
        title
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const AnswerPollByLinkDocument = graphql(`
  mutation AnswerPollByLink($input: AnswerPollByLinkInput!) {
    answerPollByLink(input: $input) {
      event {
        title
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export type Event = Extract<NonNullable<EventPageQuery['node']>, { title: string }>
