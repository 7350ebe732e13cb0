import { RetractButton } from '~/features/retraction/RetractButton'
import type { StaffReportLineFragment } from '~/graphql/generated/graphql'
import { reportTitle } from './words'

/** For what a report says of who arrives, and for the word in answer. */
export function RetractReport({ report }: { report: StaffReportLineFragment }) {
  return (
    <RetractButton
      name={reportTitle(report)}
      partnershipId={report.partnership?.id}
      kind="staff-report"
      of={report.id}
      parts={[
        { field: 'word', label: 'Réponse', text: report.word },
        { field: 'personName', label: 'Nom de la personne attendue', text: report.personName },
      ]}
    />
  )
}
