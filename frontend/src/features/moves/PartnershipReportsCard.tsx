import { useQuery } from '@tanstack/react-query'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { PartnershipReports, WithdrawStaffReport } from './documents'
import { RetractReport } from './RetractReport'
import { reportDay, reportStates, reportTitle } from './words'

/** What the coordinator reported, and what became of it. */
export function PartnershipReportsCard({ partnershipId }: { partnershipId: string }) {
  const query = useQuery(ask(PartnershipReports, { id: partnershipId }))
  const withdraw = useAct(WithdrawStaffReport)
  return (
    <Card title="Arrivées et départs signalés">
      <p>
        Vous apprenez qu’une personne arrive ou part ? Signalez-le à sa structure, dans la liste des membres :
        son représentant confirme, et rien ne change avant.
      </p>
      <ActFeedback act={withdraw} title="Le signalement n’est pas retiré" />
      <Loaded query={query}>
        {({ node }) => {
          const reports = found(node)?.staffReports ?? []
          if (reports.length === 0) return <p>Aucun signalement ces trois derniers mois.</p>
          return (
            <ItemList>
              {reports.map((report) => (
                <Item
                  key={report.id}
                  title={reportTitle(report)}
                  meta={[
                    `${report.post.label}, ${report.post.organisation.name}`,
                    reportDay(report),
                    `signalé le ${shortDate(dateIn(report.reportedAt, viewerZone()))}`,
                  ].join(' · ')}
                  status={
                    <StatusTag tone={reportStates[report.state].tone}>
                      {reportStates[report.state].word}
                    </StatusTag>
                  }
                  action={
                    report.viewerCanWithdraw && (
                      <Button
                        kind="quiet"
                        isPending={withdraw.isPending}
                        onPress={() => void withdraw.send({ staffReportId: report.id })}
                      >
                        Retirer<span className="visually-hidden"> : {reportTitle(report)}</span>
                      </Button>
                    )
                  }
                >
                  {report.word && <Paragraphs text={report.word} />}
                  <RetractReport report={report} />
                </Item>
              ))}
            </ItemList>
          )
        }}
      </Loaded>
    </Card>
  )
}
