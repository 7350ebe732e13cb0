import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { DateText } from '~/components/DateText'
import { AbandonDialog } from './AbandonDialog'
import { ApproveButtons } from './ApproveButtons'
import { ChangeDialog } from './ChangeDialog'
import type { Version, Viewer } from './documents/version'
import { PaperDialog } from './PaperDialog'
import { PostLine } from './PostLine'
import { PartiesToText, Signatures, TextHash, VersionText } from './VersionText'

type Question = 'change' | 'paper' | 'abandon'

/** The exact text, who has approved it, who is awaited, and what the viewer may do about it. */
export function ApprovalView({
  version,
  viewer,
  today,
}: {
  version: Version
  viewer: Viewer
  today: string
}) {
  const [question, setQuestion] = useState<Question | null>(null)
  const close = () => setQuestion(null)
  return (
    <div className="stack">
      <Card title="Où en est l’approbation">
        {version.effectDate && (
          <p>
            Date d’effet souhaitée : <DateText date={version.effectDate} />.
          </p>
        )}
        <h3>Ont approuvé</h3>
        <Signatures approvals={version.approvals} partnership={version.protocol.partnership} />
        <h3>Sont attendus</h3>
        {version.awaitedFrom.length === 0 ? (
          <p>Plus personne.</p>
        ) : (
          <ul>
            {version.awaitedFrom.map((post) => (
              <li key={post.id}>
                <PostLine post={post} hasOrganisation />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <section>
        <h2>Le texte à approuver</h2>
        <PartiesToText parties={version.parties} />
        <VersionText
          clauses={version.clauses}
          words={version.glossary}
          partnershipId={version.protocol.partnership.id}
        />
        {version.textHash && <TextHash hash={version.textHash} />}
      </section>
      <div className="no-print">
        <Card title="Votre décision">
          <div className="stack">
            {version.viewerCanApprove && <ApproveButtons version={version} viewer={viewer} />}
            {!version.viewerCanApprove && <p>Aucune approbation n’est attendue de vos postes.</p>}
            <div className="row">
              {version.viewerCanRequestChange && (
                <Button icon="edit" onPress={() => setQuestion('change')}>
                  Demander une modification…
                </Button>
              )}
              {version.viewerCanRecordPaperSignature && (
                <Button icon="document" onPress={() => setQuestion('paper')}>
                  Enregistrer une signature sur papier…
                </Button>
              )}
              {version.viewerCanAbandon && (
                <Button kind="quiet" onPress={() => setQuestion('abandon')}>
                  Abandonner cette version…
                </Button>
              )}
            </div>
          </div>
        </Card>
      </div>
      {question === 'change' && <ChangeDialog version={version} onClose={close} />}
      {question === 'paper' && <PaperDialog version={version} today={today} onClose={close} />}
      {question === 'abandon' && <AbandonDialog version={version} onClose={close} />}
    </div>
  )
}
