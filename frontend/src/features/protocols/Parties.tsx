import { useState } from 'react'
import { Button } from '~/components/Button'
import { DateText } from '~/components/DateText'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { RetractButton } from '~/features/retraction/RetractButton'
import type { Protocol } from './documents/page'
import { PostLine } from './PostLine'
import styles from './ProtocolPage.module.css'
import { WithdrawDialog } from './WithdrawDialog'
import { partyStates } from './words'

type Party = Protocol['parties'][number]

export function Parties({ protocol, today }: { protocol: Protocol; today: string }) {
  const [leaving, setLeaving] = useState<Party | null>(null)
  if (protocol.parties.length === 0) return <p>Aucune partie n’est encore choisie.</p>
  return (
    <>
      <ul className={styles.parties}>
        {protocol.parties.map((party) => (
          <li key={party.id} className={styles.party}>
            <div className="row">
              <h3>{party.organisation.name}</h3>
              {party.state !== 'ACTIVE' && (
                <StatusTag tone={partyStates[party.state].tone}>{partyStates[party.state].word}</StatusTag>
              )}
            </div>
            {party.succeeds && party.succeededOn && (
              <p>
                Succède à {party.succeeds.name} depuis le <DateText date={party.succeededOn} />. Le texte
                approuvé n’a pas changé.
              </p>
            )}
            {party.organisation.closedOn && (
              <p>
                Dernier jour de cette structure : le <DateText date={party.organisation.closedOn} />.
              </p>
            )}
            {party.withdrawsOn && (
              <p>
                Sa participation {party.state === 'WITHDRAWN' ? 'a pris fin' : 'prend fin'} le{' '}
                <DateText date={party.withdrawsOn} />.
              </p>
            )}
            {party.withdrawalReason && <Paragraphs text={`Motif : ${party.withdrawalReason}`} />}
            <RetractButton
              name={party.organisation.name}
              partnershipId={protocol.partnership.id}
              kind="party"
              of={party.id}
              parts={[{ field: 'withdrawalReason', label: 'Motif de retrait', text: party.withdrawalReason }]}
            />
            <ul>
              {party.signatories.map((post) => (
                <li key={post.id}>
                  <PostLine post={post} />
                </li>
              ))}
            </ul>
            {party.viewerCanWithdraw && (
              <div className="no-print">
                <Button kind="quiet" onPress={() => setLeaving(party)}>
                  Retirer {party.organisation.name} de l’accord…
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {leaving && <WithdrawDialog party={leaving} today={today} onClose={() => setLeaving(null)} />}
    </>
  )
}
