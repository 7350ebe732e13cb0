import { useQuery } from '@tanstack/react-query'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { dateIn } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import type { Protocol } from './documents/page'
import { ProtocolPageDocument } from './documents/page'
import { Parties } from './Parties'
import { PreparationNotice } from './PreparationNotice'
import { ProtocolActs } from './ProtocolActs'
import { ProtocolFacts } from './ProtocolFacts'
import { ProtocolHistory } from './ProtocolHistory'
import styles from './ProtocolPage.module.css'
import { ReviewCard } from './ReviewCard'
import { TextInForce } from './TextInForce'
import { protocolStatuses, reviewStatuses } from './words'

export function ProtocolPage({ id }: { id: string }) {
  const query = useQuery(ask(ProtocolPageDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node, site }) => {
        const protocol = found<Protocol>(node)
        if (!protocol) return <MissingPage />
        return <Page protocol={protocol} today={dateIn(site.now, protocol.partnership.timeZone)} />
      }}
    </Loaded>
  )
}

function Page({ protocol, today }: { protocol: Protocol; today: string }) {
  const status = protocolStatuses[protocol.status]
  const review = protocol.reviewStatus && reviewStatuses[protocol.reviewStatus]
  return (
    <div className={styles.page}>
      <PageTitle
        title={protocol.title}
        trail={[
          { label: 'Protocoles', link: { to: '/protocoles' } },
          {
            label: protocol.partnership.name,
            link: { to: '/partenariats/$id', params: { id: barePart(protocol.partnership.id) } },
          },
        ]}
        status={
          <span className="row">
            <StatusTag tone={status.tone}>{status.word}</StatusTag>
            {review && <StatusTag tone={review.tone}>{review.word}</StatusTag>}
            {protocol.recordedFromExisting && (
              <StatusTag tone="neutral">Repris d’un accord existant</StatusTag>
            )}
            {protocol.isInterTerritoryFrame && (
              <StatusTag tone="neutral" icon="exchange">
                Document-cadre inter-régional
              </StatusTag>
            )}
          </span>
        }
        actions={
          <Button icon="document" onPress={() => window.print()}>
            Imprimer
          </Button>
        }
      />
      <div className="stack">
        <PreparationNotice protocol={protocol} />
        {protocol.term.nonRenewalNotifiedOn && (
          <Notice tone="warn" title="Ce protocole ne sera pas renouvelé">
            <p>Une partie a prévenu à temps : il prendra fin à son terme. Le texte restera consultable.</p>
            {protocol.term.nonRenewalReason && <Paragraphs text={protocol.term.nonRenewalReason} />}
          </Notice>
        )}
        <Card title="En bref">
          <ProtocolFacts protocol={protocol} today={today} />
          <RetractButton
            name={protocol.title}
            partnershipId={protocol.partnership.id}
            kind="protocol"
            of={protocol.id}
            parts={[
              { field: 'endReason', label: 'Motif de la fin', text: protocol.endReason },
              {
                field: 'nonRenewalReason',
                label: 'Motif de non-renouvellement',
                text: protocol.term.nonRenewalReason,
              },
              { field: 'title', label: 'Intitulé', text: protocol.title },
            ]}
          />
        </Card>
        <ReviewCard protocol={protocol} today={today} />
        <Card title="Parties et signataires">
          <Parties protocol={protocol} today={today} />
        </Card>
        <TextInForce protocol={protocol} today={today} />
        <ProtocolActs protocol={protocol} today={today} />
        <ProtocolHistory protocol={protocol} />
      </div>
      <p className={styles.printed}>
        Imprimé depuis Jonction. Le texte qui fait foi est celui approuvé par tous les signataires ; référence{' '}
        {barePart(protocol.id)}.
      </p>
    </div>
  )
}
