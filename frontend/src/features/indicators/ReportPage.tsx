import { useQuery } from '@tanstack/react-query'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList } from '~/components/DataList'
import { DataTable } from '~/components/DataTable'
import { DateField } from '~/components/DateField'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { PdfButton } from '~/features/documents/PdfButton'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { ActivityReportQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { useToday } from '~/viewer/viewer'
import { barePart, nodeId } from '../nodeIds'
import { CoverageTable } from './CoverageTable'
import { countInWords } from './counts'
import { ReportDocument } from './documents'
import styles from './Indicators.module.css'
import { figureWords } from './words'

export interface ReportSearch {
  du?: string | undefined
  au?: string | undefined
}

type Partnership = Extract<NonNullable<ActivityReportQuery['node']>, { __typename: 'Partnership' }>
type Report = NonNullable<Partnership['activityReport']>

interface Props {
  id: string
  search: ReportSearch
  onSearch: (search: ReportSearch) => void
}

/** A year of a partnership for its steering committee, on screen and on paper. */
export function ReportPage({ id, search, onSearch }: Props) {
  const today = useToday()
  const variables = { id: nodeId('partnership', id), on: search.au ?? null, from: search.du ?? null }
  const query = useQuery(ask(ReportDocument, variables))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const partnership = found<Partnership>(node)
        const report = partnership?.activityReport
        if (!partnership || !report) return <MissingPage />
        return (
          <>
            <PageTitle
              title="Rapport d’activité"
              trail={[
                { label: 'Partenariats', link: { to: '/partenariats' } },
                {
                  label: partnership.name,
                  link: { to: '/partenariats/$id', params: { id: barePart(partnership.id) } },
                },
              ]}
              lead={`${report.partnership}, du ${shortDate(report.from)} au ${shortDate(report.on)}.`}
              actions={
                <>
                  <PdfButton
                    key={`${report.from} ${report.on}`}
                    kind="ACTIVITY_REPORT"
                    subjectId={partnership.id}
                    period={{ from: report.from, on: report.on }}
                  />
                  <Button icon="document" onPress={() => window.print()}>
                    Imprimer
                  </Button>
                </>
              }
            />
            <div className="stack">
              <div className={`${styles.filters} no-print`}>
                <DateField
                  label="Du"
                  isFilter
                  max={report.on}
                  value={report.from}
                  onChange={(du) => onSearch({ ...search, du: du ?? undefined })}
                />
                <DateField
                  label="Au"
                  isFilter
                  max={today}
                  value={report.on}
                  onChange={(au) => onSearch({ au: au ?? undefined })}
                />
              </div>
              <Body report={report} />
            </div>
          </>
        )
      }}
    </Loaded>
  )
}

function Body({ report }: { report: Report }) {
  return (
    <>
      {report.provisional && (
        <Notice tone="info" title="Rapport provisoire">
          <p>
            La journée n’est pas finie : ce qui s’y ajoute encore y entrera. À partir de demain, ce rapport ne
            changera plus.
          </p>
        </Notice>
      )}
      <Card title="Le partenariat">
        <DataList
          items={[
            { term: 'Territoire', value: report.territories.join(', ') },
            { term: 'Structures membres', value: report.members.join(', ') || 'Aucune' },
          ]}
        />
      </Card>
      <Card title="Chiffres">
        <DataTable
          caption="Ce qui tient et ce qui manque"
          columns={[
            { id: 'practice', title: 'Pratique', cell: ({ kind }) => figureWords[kind].title },
            { id: 'count', title: 'Résultat', cell: ({ count }) => countInWords(count) },
            {
              id: 'missing',
              title: 'Ce qui manque',
              cell: ({ missing, kind }) =>
                missing.length === 0 ? '–' : <Lines lines={missing} since={figureWords[kind].since} />,
            },
          ]}
          rows={report.figures}
          rowId={({ kind }) => kind}
        />
      </Card>
      <Card title="Protocoles en vigueur">
        {report.protocols.length === 0 ? (
          <p>Aucun protocole n’était en vigueur.</p>
        ) : (
          <DataTable
            caption="Protocoles en vigueur"
            columns={[
              { id: 'title', title: 'Protocole', cell: ({ title }) => title },
              { id: 'since', title: 'En vigueur depuis', cell: ({ inForceSince }) => day(inForceSince) },
              { id: 'last', title: 'Dernière revue', cell: ({ lastReview }) => day(lastReview) },
              {
                id: 'due',
                title: 'Prochaine revue',
                cell: ({ dueOn, late }) => (
                  <>
                    {day(dueOn)} {late && <StatusTag tone="warn">En retard</StatusTag>}
                  </>
                ),
              },
            ]}
            rows={report.protocols}
            rowId={({ title, inForceSince }) => `${title} ${inForceSince}`}
          />
        )}
      </Card>
      <Card title="Ce qui s’est fait">
        <Done title="Revues tenues" lines={report.reviews} />
        <Done title="Réunions annuelles" lines={report.meetings} />
        <Done title="Formations croisées" lines={report.trainings} />
        <Done title="Actions menées à bien" lines={report.actionsDone} />
      </Card>
      <Card title="Couverture des tribunaux">
        {report.coverage.length === 0 ? (
          <p>Aucun tribunal n’est enregistré sur ce territoire.</p>
        ) : (
          <CoverageTable rows={report.coverage} caption="Ce qui couvre chaque tribunal" />
        )}
      </Card>
      <p className={styles.tileMeta}>
        Ne compte que ce qui était enregistré au soir du {shortDate(report.on)}. Les noms, les titres, les
        échéances des actions et la périodicité des revues sont ceux d’aujourd’hui.
      </p>
    </>
  )
}

const day = (date: string | null | undefined) => (date ? shortDate(date) : '–')

type Line = Report['reviews'][number]

function Lines({ lines, since }: { lines: readonly Line[]; since?: string }) {
  return (
    <ul className={styles.parties}>
      {lines.map(({ title, day }) => (
        <li key={`${title} ${day}`}>
          {title}
          {day && ` (${since ? `${since} ` : ''}${shortDate(day)})`}
        </li>
      ))}
    </ul>
  )
}

function Done({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {lines.length === 0 ? <p>Aucune sur la période.</p> : <Lines lines={lines} />}
    </section>
  )
}
