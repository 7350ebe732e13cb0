import { graphql } from '~/graphql/generated'
import type { AttendancePageQuery } from '~/graphql/generated/graphql'

export const TrainingChangedDocument = graphql(`
  subscription TrainingChanged($id: ID!) {
    trainingChanged(trainingId: $id) {
      id
    }
  }
`)

export const AttendancePageDocument = graphql(`
  query AttendancePage($id: ID!) {
    site {
      now
    }
    node(id: $id) {
      ... on CrossTraining {
        id
        title
        state
        attendanceTakenAt
        certificatesIssuedAt
        viewerCanTakeAttendance
        viewerCanIssueCertificates
        organiser {
          id
          organisation {
            id
            name
          }
        }
        partnership {
          id
          timeZone
        }
        event {
          id
          startsAt
          endsAt
          timeZone
          place
        }
        trainers {
          name
          post {
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
          organisation {
            id
            name
          }
        }
      }
    }
  }
`)

export const RecordAttendanceDocument = graphql(`
  mutation RecordTrainingAttendance($input: RecordTrainingAttendanceInput!) {
    recordTrainingAttendance(input: $input) {
      training {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CloseTrainingDocument = graphql(`
  mutation CloseTraining($input: CloseTrainingInput!) {
    closeTraining(input: $input) {
      training {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const IssueCertificatesDocument = graphql(`
  mutation IssueCertificates($input: IssueCertificatesInput!) {
    issueCertificates(input: $input) {
      training {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export const CertificatePageDocument = graphql(`
  query CertificatePage($number: String!) {
    certificate(number: $number) {
      number
      issuedAt
      personName
      trainingTitle
      heldOn
      minutes
      organiserName
    }
  }
`)

export type AttendedTraining = Extract<NonNullable<AttendancePageQuery['node']>, { title: string }>
