import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DateText } from '~/components/DateText'
import { ConfirmDialog } from '~/components/Dialog'
import { barePart } from '~/features/nodeIds'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import { RenewProtocolDocument, StartVersionDocument } from './documents/life'
import type { Protocol } from './documents/page'
import { NonRenewalDialog, TerminateDialog } from './EndDialogs'
import styles from './ProtocolActs.module.css'

type Question = 'version' | 'renew' | 'nonRenewal' | 'terminate'

/** What may be done to the protocol now, each with what it leads to. */
export function ProtocolActs({ protocol, today }: { protocol: Protocol; today: string }) {
  const [question, setQuestion] = useState<Question | null>(null)
  const close = () => setQuestion(null)
  const { term } = protocol
  const canNotify =
    protocol.viewerCanRenew &&
    term.renewal === 'TACIT' &&
    !term.nonRenewalNotifiedOn &&
    term.decideBy !== null
  const canRenew = protocol.viewerCanRenew && term.kind === 'FIXED' && term.renewal === 'EXPRESS'
  const acts = [
    protocol.viewerCanStartVersion && (
      <Act
        key="version"
        words="Une copie du texte en vigueur s’ouvre en brouillon. Le texte actuel s’applique jusqu’à ce que tous aient approuvé le nouveau."
      >
        <Button icon="edit" onPress={() => setQuestion('version')}>
          Préparer une nouvelle version…
        </Button>
      </Act>
    ),
    protocol.viewerCanEdit && (
      <Act
        key="edit"
        words="Poste responsable, rythme des revues ; et, tant qu’un brouillon existe, titre, parties et durée."
      >
        <LinkButton to="/protocoles/$id/modifier" params={{ id: barePart(protocol.id) }}>
          Modifier les réglages
        </LinkButton>
      </Act>
    ),
    canRenew && (
      <Act key="renew" words="L’accord continue pour une nouvelle durée, avec le même texte.">
        <Button icon="calendar" onPress={() => setQuestion('renew')}>
          Renouveler…
        </Button>
      </Act>
    ),
    canNotify && (
      <Act key="nonRenewal" words="L’accord s’arrêtera à son terme au lieu de continuer tout seul.">
        <Button onPress={() => setQuestion('nonRenewal')}>Notifier le non-renouvellement…</Button>
      </Act>
    ),
    protocol.viewerCanTerminate && (
      <Act
        key="terminate"
        words="L’accord cesse pour toutes les parties, à la date choisie. Le texte reste consultable."
      >
        <Button kind="danger" onPress={() => setQuestion('terminate')}>
          Mettre fin au protocole…
        </Button>
      </Act>
    ),
  ].filter(Boolean)
  if (acts.length === 0) return null
  return (
    <div className="no-print">
      <Card title="Faire évoluer l’accord">
        <ul className={styles.acts}>{acts}</ul>
      </Card>
      {question === 'version' && <StartVersionDialog protocol={protocol} onClose={close} />}
      {question === 'renew' && <RenewDialog protocol={protocol} onClose={close} />}
      {question === 'nonRenewal' && <NonRenewalDialog protocol={protocol} today={today} onClose={close} />}
      {question === 'terminate' && <TerminateDialog protocol={protocol} today={today} onClose={close} />}
    </div>
  )
}

function Act({ words, children }: { words: string; children: ReactNode }) {
  return (
    <li>
      <p>{words}</p>
      {children}
    </li>
  )
}

function StartVersionDialog({ protocol, onClose }: { protocol: Protocol; onClose: () => void }) {
  const navigate = useNavigate()
  const act = useAct(StartVersionDocument)
  const start = async () => {
    const done = await act.send({ protocolId: protocol.id })
    if (done?.version)
      await navigate({
        to: '/protocoles/$id/versions/$v',
        params: { id: barePart(protocol.id), v: barePart(done.version.id) },
      })
  }
  return (
    <ConfirmDialog
      title="Préparer une nouvelle version ?"
      action="Ouvrir le brouillon"
      isOpen
      onClose={onClose}
      onConfirm={start}
    >
      <p>
        Le texte en vigueur, ses parties et sa liste de contrôle sont copiés dans un brouillon. La date de la
        prochaine revue ne change pas.
      </p>
      <ActFeedback act={act} />
    </ConfirmDialog>
  )
}

function RenewDialog({ protocol, onClose }: { protocol: Protocol; onClose: () => void }) {
  const act = useAct(RenewProtocolDocument)
  const renew = async () => {
    if (await act.send({ protocolId: protocol.id })) onClose()
  }
  return (
    <ConfirmDialog
      title="Renouveler le protocole ?"
      action="Renouveler le protocole"
      isOpen
      onClose={onClose}
      onConfirm={renew}
    >
      <p>
        L’accord reprend pour la même durée
        {protocol.term.endsOn && (
          <>
            {' '}
            à partir de son terme actuel, le <DateText date={protocol.term.endsOn} />
          </>
        )}
        . Le texte ne change pas et les parties en sont informées.
      </p>
      <ActFeedback act={act} />
    </ConfirmDialog>
  )
}
