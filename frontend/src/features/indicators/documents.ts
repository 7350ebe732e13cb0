import { graphql } from '~/graphql/generated'
import type { FigureFieldsFragment } from '~/graphql/generated/graphql'

graphql(`
  fragment FigureFields on HealthFigure {
    kind
    satisfied
    total
    listed
    trend {
      on
      count {
        satisfied
        total
      }
    }
    items(first: 50) {
      pageInfo {
        hasNextPage
      }
      nodes {
        subjectId
        title
        satisfied
        since
        partnership {
          id
          name
        }
      }
    }
  }
`)

export type Figure = FigureFieldsFragment

export const IndicatorsDocument = graphql(`
  query Indicators($territory: ID, $on: Date) {
    indicators(territory: $territory, on: $on) {
      health {
        on
        figures {
          ...FigureFields
        }
      }
    }
  }
`)

export const PartnershipsInNumbersDocument = graphql(`
  query PartnershipsInNumbers($territory: ID, $on: Date, $after: String) {
    indicators(territory: $territory, on: $on) {
      partnerships(first: 24, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          partnership {
            id
            name
            territories {
              code
              name
            }
          }
          health {
            on
            figures {
              kind
              satisfied
              total
              trend {
                on
                count {
                  satisfied
                  total
                }
              }
            }
          }
        }
      }
    }
  }
`)

graphql(`
  fragment CoverageFields on CoverageRow {
    code
    name
    partnerships
    spips {
      name
      bound
    }
    csapas {
      name
      bound
    }
    protocol {
      state
      since
    }
    reviewed {
      state
      since
    }
    meeting {
      state
      since
    }
    training {
      state
      since
    }
    contact {
      state
      since
    }
  }
`)

export const CoverageDocument = graphql(`
  query Coverage($territory: ID, $on: Date, $after: String) {
    indicators(territory: $territory, on: $on) {
      coverage(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...CoverageFields
        }
      }
    }
  }
`)

export const ReportDocument = graphql(`
  query ActivityReport($id: ID!, $on: Date, $from: Date) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        name
        activityReport(on: $on, from: $from) {
          partnership
          territories
          from
          on
          provisional
          members
          figures {
            kind
            count {
              satisfied
              total
            }
            missing {
              title
              day
            }
          }
          protocols {
            title
            inForceSince
            lastReview
            dueOn
            late
          }
          reviews {
            title
            day
          }
          meetings {
            title
            day
          }
          trainings {
            title
            day
          }
          actionsDone {
            title
            day
          }
          coverage {
            ...CoverageFields
          }
        }
      }
    }
  }
`)
