import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList, ItemList } from '~/components/DataList'
import { DateText, MomentText } from '~/components/DateText'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { Notice } from '~/components/Notice'
import { StatusTag } from '~/components/StatusTag'
import { Timeline } from '~/components/Timeline'
import { ActionRow } from '~/features/actions/ActionRow'
import { PdfButton } from '~/features/documents/PdfButton'
import { barePart } from '~/features/nodeIds'
import { fullName } from '~/features/people'
import { RetractButton } from '~/features/retraction/RetractButton'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { Review } from './documents'
import { CorrectReviewDocument } from './documents'
import styles from './Review.module.css'
import { decisions, findingKinds, sides } from './words'

/** The record of a review, fixed once it is closed. */
export function ReviewRecord({ review }: { review: Review }) {
  const { protocol } = review
  return (
    <div className="stack">
      <div className="row no-print">
        <PdfButton kind="REVIEW_RECORD" subjectId={review.id} />
        <Button icon="document" onPress={() => window.print()}>
          Imprimer
        </Button>
      </div>
      {review.nextDueOn && (
        <Notice tone="success" title="La revue est close">
          <p>
            Prochaine revue attendue le <DateText date={review.nextDueOn} />.
          </p>
        </Notice>
      )}
      {review.state === 'CLOSED' && <NextAct review={review} />}
      <RecordBody review={review} />
      {review.completedAt && (
        <p>
          Close {review.completedBy && `par ${fullName(review.completedBy)} `}le{' '}
          <MomentText instant={review.completedAt} zone={protocol.partnership.timeZone} />.
        </p>
      )}
      {review.corrections.length > 0 && (
        <section>
          <h2>Corrections</h2>
          <Timeline
            moments={review.corrections.map(({ id, text, at, author, post }) => ({
              id,
              when: <MomentText instant={at} zone={protocol.partnership.timeZone} />,
              title: [author && fullName(author), post?.label].filter(Boolean).join(', ') || 'Correction',
              detail: (
                <>
                  <p className={styles.text}>{text}</p>
                  <RetractButton
                    name={text}
                    partnershipId={protocol.partnership.id}
                    kind="correction"
                    of={id}
                    parts={[{ field: 'text', label: 'Correction', text }]}
                  />
                </>
              ),
              icon: 'edit',
            }))}
          />
        </section>
      )}
      {review.viewerCanCorrect && <CorrectionForm review={review} />}
    </div>
  )
}

/** What the decision leads to, one press away. */
function NextAct({ review: { decision, protocol } }: { review: Review }) {
  const isNext =
    (decision === 'AMEND' && protocol.viewerCanStartVersion) ||
    (decision === 'TERMINATE' && protocol.viewerCanTerminate)
  if (!isNext) return null
  return (
    <div className="no-print">
      <Notice
        tone="info"
        title={
          decision === 'AMEND' ? 'La nouvelle version est à préparer' : 'La fin du protocole est à prononcer'
        }
        actions={
          <LinkButton kind="primary" to="/protocoles/$id" params={{ id: barePart(protocol.id) }}>
            Aller au protocole
          </LinkButton>
        }
      />
    </div>
  )
}

export function RecordBody({ review }: { review: Review }) {
  const today = review.completedAt?.slice(0, 10) ?? review.dueOn
  const partnershipId = review.protocol.partnership.id
  return (
    <>
      <Card title="Réunion et décision">
        <DataList
          items={[
            {
              term: 'Réunion tenue le',
              value: review.heldOn ? <DateText date={review.heldOn} /> : 'Date à indiquer',
            },
            {
              term: 'Participants',
              value: review.participants.length > 0 ? <Participants review={review} /> : 'À indiquer',
            },
            {
              term: 'Secteurs présents',
              value: review.sidesPresent.map((side) => sides[side]).join(' et ') || 'Aucun pour l’instant',
            },
            { term: 'Décision', value: review.decision ? decisions[review.decision].word : 'À prendre' },
            ...(review.decisionNote
              ? [{ term: 'Note', value: <span className={styles.text}>{review.decisionNote}</span> }]
              : []),
          ]}
        />
        <RetractButton
          name="Note sur la décision"
          partnershipId={partnershipId}
          kind="review"
          of={review.id}
          parts={[{ field: 'decisionNote', label: 'Note', text: review.decisionNote }]}
        />
      </Card>
      <Card title="Constats par clause">
        {review.findings.length === 0 ? (
          <p>Aucune clause n’a encore été vue.</p>
        ) : (
          <ul className={styles.facts}>
            {review.findings.map(({ id, kind, note, clause }) => (
              <li key={id}>
                <strong>
                  {clause.number}. {clause.title}
                </strong>{' '}
                <StatusTag tone={findingKinds[kind].tone}>{findingKinds[kind].word}</StatusTag>
                {note && <p className={styles.text}>{note}</p>}
                <RetractButton
                  name={clause.title}
                  partnershipId={partnershipId}
                  kind="finding"
                  of={id}
                  parts={[{ field: 'note', label: 'Note', text: note }]}
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <section>
        <h2>Actions à suivre</h2>
        {review.followUps.length === 0 ? (
          <p>Aucune.</p>
        ) : (
          <ItemList>
            {review.followUps.map((action) => (
              <ActionRow key={action.id} action={action} partnershipId={partnershipId} today={today} />
            ))}
          </ItemList>
        )}
      </section>
    </>
  )
}

function Participants({ review }: { review: Review }) {
  return (
    <ul>
      {review.participants.map(({ organisation, post, person }) => (
        <li key={`${organisation.id} ${post?.id} ${person?.id}`}>
          {[person && fullName(person), post?.label, organisation.name].filter(Boolean).join(', ')}
        </li>
      ))}
    </ul>
  )
}

function CorrectionForm({ review }: { review: Review }) {
  const form = useForm({
    draft: `review.correct.${review.id}`,
    saved: { text: '' },
    act: CorrectReviewDocument,
    input: ({ text }) => ({ reviewId: review.id, text }),
  })
  return (
    <div className="no-print">
      <Card title="Ajouter une correction">
        <FormShell form={form} action="Ajouter la correction">
          <GuardedTextArea
            label="Ce qui est à corriger"
            hint="Le compte rendu reste tel quel ; la correction est datée et signée de votre poste."
            rows={3}
            isRequired
            {...form.guarded('text')}
          />
        </FormShell>
      </Card>
    </div>
  )
}
