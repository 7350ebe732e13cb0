import { useQuery } from '@tanstack/react-query'
import { Button, LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { dateIn, momentInWords } from '~/dates/dates'
import { PdfButton } from '~/features/documents/PdfButton'
import { barePart } from '~/features/nodeIds'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { useLive } from '~/graphql/useLive'
import { MissingPage } from '~/pages/errors'
import { AfterTraining } from './AfterTraining'
import styles from './Attendance.module.css'
import { AttendanceList } from './AttendanceList'
import { AttendanceSheet } from './AttendanceSheet'
import type { AttendedTraining } from './attendanceDocuments'
import { AttendancePageDocument, TrainingChangedDocument } from './attendanceDocuments'
import { byOrganisation, type Delegation, rosterQuery } from './roster'

/** Who came: pressed on a phone or tablet, or signed on paper; then the end of the training and its certificates. */
export function AttendancePage({ id }: { id: string }) {
  useLive(TrainingChangedDocument, id)
  const query = useQuery(ask(AttendancePageDocument, { id }))
  const roster = useQuery(rosterQuery(id))
  return (
    <Loaded query={query}>
      {({ node, site }) => {
        const training = found<AttendedTraining>(node)
        if (!training) return <MissingPage />
        return (
          <Loaded query={roster}>
            {(lines) => (
              <Page
                training={training}
                organisations={byOrganisation(lines)}
                today={dateIn(site.now, training.partnership.timeZone)}
              />
            )}
          </Loaded>
        )
      }}
    </Loaded>
  )
}

function Page({
  training,
  organisations,
  today,
}: {
  training: AttendedTraining
  organisations: readonly Delegation[]
  today: string
}) {
  const { title, event } = training
  const page = { to: '/formations/$id', params: { id: barePart(training.id) } } as const
  return (
    <>
      <div className={styles.screen}>
        <PageTitle
          title="Émargement"
          lead={event.startsAt ? `${title}, ${momentInWords(event.startsAt, event.timeZone)}` : title}
          trail={[
            { label: 'Formations', link: { to: '/formations' } },
            { label: title, link: page },
          ]}
          actions={
            organisations.length > 0 && (
              <>
                <PdfButton kind="ATTENDANCE_SHEET" subjectId={training.id} />
                <Button icon="document" onPress={() => window.print()}>
                  Imprimer la feuille
                </Button>
              </>
            )
          }
        />
        {organisations.length === 0 ? (
          <EmptyState
            title="Personne n’est inscrit"
            action={<LinkButton {...page}>Voir la formation</LinkButton>}
          >
            <p>La feuille se remplit à mesure des inscriptions.</p>
          </EmptyState>
        ) : (
          <div className="stack">
            <AttendanceList training={training} organisations={organisations} />
            <AfterTraining training={training} organisations={organisations} today={today} />
          </div>
        )}
      </div>
      <AttendanceSheet training={training} organisations={organisations} />
    </>
  )
}
