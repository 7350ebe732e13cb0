import { useState } from 'react'
import { Button } from '~/components/Button'
import { DateText, MomentText } from '~/components/DateText'
import { Definition, PrintedDefinitions } from '~/features/glossary/Definition'
import { linkedParagraphs } from '~/features/glossary/linked'
import { fullName } from '~/features/people'
import { RetractButton } from '~/features/retraction/RetractButton'
import type {
  ApprovalFieldsFragment,
  ClauseFieldsFragment,
  MentionFieldsFragment,
  PartyFieldsFragment,
} from '~/graphql/generated/graphql'
import { CorrectApprovalDialog } from './CorrectApprovalDialog'
import { RetractClause } from './RetractClause'
import styles from './VersionText.module.css'
import { capacities, roles, themes } from './words'

/** The clauses as a document: what is read on screen, approved, and put on the table in print. Words with two senses
    open them, each at its first place. */
export function VersionText({
  clauses,
  words = [],
  level = 3,
  partnershipId,
}: {
  clauses: readonly ClauseFieldsFragment[]
  words?: readonly MentionFieldsFragment[]
  level?: 2 | 3
  /** Whose texts: whoever notices what should not be there can retract it. */
  partnershipId?: string
}) {
  const Title = level === 2 ? 'h2' : 'h3'
  if (clauses.length === 0) return <p>Ce texte n’a pas encore de clause.</p>
  return (
    <div className={styles.document}>
      {clauses.map((clause) => {
        const { id, number, title, body, theme, markedFor } = clause
        return (
          <article key={id} className={styles.clause}>
            <Title>
              {number}. {title}
            </Title>
            <p className={styles.theme}>
              {themes[theme]}
              {markedFor.length > 0 && ` · concerne : ${markedFor.map((role) => roles[role]).join(', ')}`}
            </p>
            {linkedParagraphs(
              body,
              words.filter(({ clauseId }) => clauseId === id),
            ).map((pieces, index) => (
              // Paragraphs of a fixed text are never reordered.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <p key={index} className={styles.paragraph}>
                {pieces.map(({ text, mention }) =>
                  mention ? <Definition key={mention.entry.key} word={mention.entry} text={text} /> : text,
                )}
              </p>
            ))}
            {partnershipId && <RetractClause clause={clause} partnershipId={partnershipId} />}
          </article>
        )
      })}
      <PrintedDefinitions mentions={words} />
    </div>
  )
}

/** Who agreed to the text, in what capacity, when and how. */
export function Signatures({
  approvals,
  partnership: { id: partnershipId, timeZone: zone },
}: {
  approvals: readonly ApprovalFieldsFragment[]
  partnership: { id: string; timeZone: string }
}) {
  const [correcting, setCorrecting] = useState<string | null>(null)
  const standing = approvals.filter(({ voidedAt }) => voidedAt === null)
  if (standing.length === 0) return <p>Aucune approbation pour l’instant.</p>
  return (
    <>
      <ul className={styles.signatures}>
        {standing.map((approval) => (
          <li key={approval.id}>
            <p className={styles.post}>
              {approval.post.label}, {approval.post.organisation.name}
            </p>
            <p>
              {approval.person ? fullName(approval.person) : 'Nom effacé'}, {capacities[approval.capacity]}
              {' · '}
              {approval.paper ? (
                <>
                  signé sur papier le <DateText date={approval.paper.signedOn} short /> à{' '}
                  {approval.paper.place}
                  {approval.paper.originalKeptAt && ` (original : ${approval.paper.originalKeptAt})`}
                </>
              ) : (
                <>
                  approuvé dans Jonction le <MomentText instant={approval.at} zone={zone} />
                </>
              )}
            </p>
            {approval.textRetractedAt && (
              <p>
                Un passage du texte approuvé a été retiré le{' '}
                <MomentText instant={approval.textRetractedAt} zone={zone} /> ; l’accord demeure.
              </p>
            )}
            <RetractButton
              name={`signature de ${approval.post.label}`}
              partnershipId={partnershipId}
              kind="approval"
              of={approval.id}
              parts={[
                { field: 'paperPlace', label: 'Lieu de signature', text: approval.paper?.place },
                { field: 'paperOriginal', label: 'Lieu de l’original', text: approval.paper?.originalKeptAt },
              ]}
            />
            {approval.corrections.map(({ id, text, at }) => (
              <div key={id}>
                <p>
                  Correction du <MomentText instant={at} zone={zone} /> : {text}
                </p>
                <RetractButton
                  name={text}
                  partnershipId={partnershipId}
                  kind="correction"
                  of={id}
                  parts={[{ field: 'text', label: 'Correction', text }]}
                />
              </div>
            ))}
            {approval.viewerCanCorrect && (
              <Button kind="quiet" onPress={() => setCorrecting(approval.id)}>
                Ajouter une correction…
                <span className="visually-hidden"> à l’approbation de {approval.post.label}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {correcting && <CorrectApprovalDialog approvalId={correcting} onClose={() => setCorrecting(null)} />}
    </>
  )
}

/** Between whom: what the hash covers beside the clauses. */
export function PartiesToText({ parties }: { parties: readonly PartyFieldsFragment[] }) {
  if (parties.length === 0) return null
  return (
    <ul className={styles.parties} aria-label="Parties">
      {parties.map(({ id, organisation, signatories }) => (
        <li key={id}>
          <strong>{organisation.name}</strong>
          {signatories.length > 0 && ` – signataires : ${signatories.map(({ label }) => label).join(', ')}`}
        </li>
      ))}
    </ul>
  )
}

/** What the signatories approved, in one line that can be compared. */
export function TextHash({ hash }: { hash: string }) {
  return (
    <p className={styles.hash}>
      Empreinte du texte (SHA-256) : <code>{hash}</code>. Elle est calculée sur le texte ci-dessus : si un
      seul mot changeait, elle changerait aussi, et les approbations tomberaient.
    </p>
  )
}
