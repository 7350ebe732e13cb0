import { LinkButton } from '~/components/Button'
import { DateText } from '~/components/DateText'
import { Notice } from '~/components/Notice'
import { barePart } from '~/features/nodeIds'
import type { Protocol } from './documents/page'

/** The version being prepared, and what it waits for. The text in force stays below, unchanged. */
export function PreparationNotice({ protocol }: { protocol: Protocol }) {
  const version = protocol.versionInPreparation
  if (!version) return null
  const open = (words: string) => (
    <LinkButton
      kind="primary"
      to="/protocoles/$id/versions/$v"
      params={{ id: barePart(protocol.id), v: barePart(version.id) }}
    >
      {words}
    </LinkButton>
  )
  if (version.status === 'DRAFT')
    return (
      <div className="no-print">
        <Notice
          tone="info"
          title={`La version ${version.number} est en cours d’écriture`}
          actions={open(`Ouvrir la version ${version.number}`)}
        >
          {protocol.versionInForce && <p>Le texte en vigueur ne change pas pendant ce temps.</p>}
        </Notice>
      </div>
    )
  if (version.status === 'AGREED')
    return (
      <div className="no-print">
        <Notice
          tone="success"
          title={`La version ${version.number} est approuvée par tous`}
          actions={open(`Lire la version ${version.number}`)}
        >
          {version.effectDate && (
            <p>
              Elle entre en vigueur le <DateText date={version.effectDate} />.
            </p>
          )}
        </Notice>
      </div>
    )
  return (
    <div className="no-print">
      <Notice
        tone={version.viewerCanApprove ? 'warn' : 'info'}
        title={
          version.viewerCanApprove
            ? `La version ${version.number} attend votre approbation`
            : `La version ${version.number} attend des approbations`
        }
        actions={open(version.viewerCanApprove ? 'Lire et approuver' : 'Voir qui est attendu')}
      />
    </div>
  )
}
