import { useState } from 'react'
import { Button } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { AbandonDialog } from './AbandonDialog'
import { Checklist } from './Checklist'
import { ClauseList } from './ClauseList'
import styles from './Drafting.module.css'
import type { Version } from './documents/version'
import { OpenApproval } from './OpenApproval'
import { VersionText } from './VersionText'
import { WhatIsMissing } from './WhatIsMissing'

export function Drafting({ version, today }: { version: Version; today: string }) {
  const [isAbandoning, setAbandoning] = useState(false)
  if (!version.viewerCanEdit)
    return (
      <div className="stack">
        <Notice tone="info" title="Ce texte est en cours d’écriture">
          <p>Votre poste permet de le lire, pas de l’écrire.</p>
        </Notice>
        <VersionText
          clauses={version.clauses}
          words={version.glossary}
          level={2}
          partnershipId={version.protocol.partnership.id}
        />
      </div>
    )
  return (
    <div className={styles.drafting}>
      <div className={`stack ${styles.work}`}>
        <section>
          <h2>Clauses</h2>
          <ClauseList version={version} />
        </section>
        <Checklist version={version} />
        {version.viewerCanOpenApproval && <OpenApproval version={version} today={today} />}
        {version.viewerCanAbandon && (
          <div className="no-print">
            <Button kind="quiet" onPress={() => setAbandoning(true)}>
              Abandonner cette version…
            </Button>
          </div>
        )}
      </div>
      <WhatIsMissing version={version} />
      {isAbandoning && <AbandonDialog version={version} onClose={() => setAbandoning(false)} />}
    </div>
  )
}
