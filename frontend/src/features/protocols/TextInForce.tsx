import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DateField } from '~/components/DateField'
import { DateText, MomentText } from '~/components/DateText'
import { EmptyState } from '~/components/EmptyState'
import { Paragraphs } from '~/components/Paragraphs'
import { PdfButton } from '~/features/documents/PdfButton'
import { barePart } from '~/features/nodeIds'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { TextFieldsFragment } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import type { Protocol } from './documents/page'
import { TextOnDateDocument } from './documents/page'
import styles from './ProtocolPage.module.css'
import { Signatures, TextHash, VersionText } from './VersionText'

/** The text in force today, or on a chosen day of the past. */
export function TextInForce({ protocol, today }: { protocol: Protocol; today: string }) {
  const [on, setOn] = useState(today)
  const isToday = on === today
  const written = protocol.versions.filter(({ status }) => status !== 'ABANDONED').length
  return (
    <Card
      title={isToday ? 'Texte en vigueur' : 'Texte en vigueur ce jour-là'}
      actions={
        written > 1 && (
          <LinkButton kind="quiet" to="/protocoles/$id/comparer" params={{ id: barePart(protocol.id) }}>
            Comparer des versions
          </LinkButton>
        )
      }
    >
      {protocol.firstInForceOn && (
        <div className={`${styles.choice} no-print`}>
          <DateField
            label="Voir le texte en vigueur le"
            value={on}
            onChange={(date) => date && setOn(date)}
            min={protocol.firstInForceOn}
            max={today}
            isFilter
          />
          {!isToday && <Button onPress={() => setOn(today)}>Revenir à aujourd’hui</Button>}
        </div>
      )}
      {isToday ? (
        <Text version={protocol.versionInForce} protocol={protocol} on={on} />
      ) : (
        <TextOn protocol={protocol} on={on} />
      )}
      <Abandoned protocol={protocol} />
    </Card>
  )
}

/** What was begun and given up, with why. */
function Abandoned({ protocol: { versions } }: { protocol: Protocol }) {
  const abandoned = versions.filter(({ status }) => status === 'ABANDONED')
  if (abandoned.length === 0) return null
  return (
    <details className="no-print">
      <summary>Versions abandonnées ({abandoned.length})</summary>
      <ul>
        {abandoned.map(({ id, number, abandonReason }) => (
          <li key={id}>
            <Link to="/versions/$id" params={{ id: barePart(id) }}>
              Version {number}
            </Link>
            {abandonReason && <Paragraphs text={abandonReason} />}
          </li>
        ))}
      </ul>
    </details>
  )
}

function TextOn({ protocol, on }: { protocol: Protocol; on: string }) {
  const query = useQuery({
    ...ask(TextOnDateDocument, { id: protocol.id, on }),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded query={query}>
      {({ node }) => (
        <Text
          version={found<{ id: string; textInForce: TextFieldsFragment | null }>(node)?.textInForce ?? null}
          protocol={protocol}
          on={on}
        />
      )}
    </Loaded>
  )
}

function Text({
  version,
  protocol,
  on,
}: {
  version: TextFieldsFragment | null
  protocol: Protocol
  on: string
}) {
  if (!version)
    return (
      <EmptyState title="Aucun texte en vigueur">
        {protocol.status === 'PREPARED'
          ? 'Il le sera quand tous les signataires l’auront approuvé et que sa date d’effet sera venue.'
          : 'Ce jour-là, aucune version de ce protocole ne s’appliquait.'}
      </EmptyState>
    )
  return (
    <>
      <p role="status">
        Version {version.number}
        {version.inForceFrom && (
          <>
            , en vigueur depuis le <DateText date={version.inForceFrom} />
          </>
        )}
        {version.inForceUntil && version.inForceUntil !== on && (
          <>
            {' '}
            jusqu’au <DateText date={version.inForceUntil} />
          </>
        )}
        .
      </p>
      <PdfButton key={version.id} kind="PROTOCOL_VERSION" subjectId={version.id} />
      {version.textRetractedAt && (
        <p>
          Un passage a été retiré le{' '}
          <MomentText instant={version.textRetractedAt} zone={protocol.partnership.timeZone} /> : l’empreinte
          est celle du texte d’avant ce retrait.
        </p>
      )}
      <VersionText
        clauses={version.clauses}
        words={version.glossary}
        partnershipId={protocol.partnership.id}
      />
      <h3 className={styles.subtitle}>Approuvé par</h3>
      <Signatures approvals={version.approvals} partnership={protocol.partnership} />
      {version.textHash && <TextHash hash={version.textHash} />}
    </>
  )
}
