import { graphql } from '~/graphql/generated'
import type { HomeQuery } from '~/graphql/generated/graphql'

export const HomeDocument = graphql(`
  query Home {
    viewer {
      waiting {
        kind
        subjectId
        title
        dueOn
        post {
          id
          label
          organisation {
            id
          }
        }
      }
      dueSoon {
        kind
        subjectId
        title
        dueOn
        late
      }
      recentChanges {
        id
        kind
        at
        subjectId
        title
        person {
          id
          givenName
          familyName
        }
        post {
          id
          label
        }
      }
      firstSteps {
        name
        partnershipId
        territoryCode
        steps {
          kind
          done
          yours
        }
      }
      reminders {
        id
        dueOn
        sentAt
        protocol {
          id
          title
        }
      }
    }
  }
`)

export type HomeData = NonNullable<HomeQuery['viewer']>
