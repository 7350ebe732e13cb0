import { Card } from '~/components/Card'
import { RadioGroup } from '~/components/Choice'
import { DataList } from '~/components/DataList'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { RetractButton } from '../retraction/RetractButton'
import { GiveFeedbackDocument, type Training } from './pageDocuments'

const marks = [
  { id: '5', label: '5, très utile' },
  { id: '4', label: '4, utile' },
  { id: '3', label: '3, assez utile' },
  { id: '2', label: '2, peu utile' },
  { id: '1', label: '1, pas utile' },
]

const recommendations = [
  { id: 'yes', label: 'Oui' },
  { id: 'no', label: 'Non' },
]

/** One's own opinion while it is asked for, and everybody's once there are five. */
export function Feedback({ training }: { training: Training }) {
  const { state, feedback, viewerCanGiveFeedback, viewerFeedbackGiven, viewerCanEdit } = training
  const canAnswer = viewerCanGiveFeedback && !viewerFeedbackGiven
  if (state !== 'HELD' || !(feedback || canAnswer || viewerFeedbackGiven || viewerCanEdit)) return null
  return (
    <Card title="Avis des participants">
      {canAnswer && <FeedbackForm training={training} />}
      {viewerFeedbackGiven && <p role="status">Merci, votre avis est enregistré.</p>}
      {feedback ? (
        <>
          <DataList
            items={[
              { term: 'Réponses', value: feedback.answers },
              { term: 'Utilité', value: `${oneDecimal(feedback.usefulness)} sur 5` },
              { term: 'La recommandent', value: `${Math.round(feedback.recommend * 100)}\u00a0%` },
            ]}
          />
          {feedback.comments.length > 0 && (
            <>
              <h3>Commentaires</h3>
              <ul>
                {feedback.comments.map((comment, index) => (
                  // Two people may write the same; the list is never reordered.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <li key={index} className="typed">
                    {comment}
                  </li>
                ))}
              </ul>
              <RetractButton
                name="Avis des participants"
                partnershipId={training.partnership.id}
                kind="feedback"
                of={training.id}
                parts={feedback.comments.map((comment) => ({
                  field: 'comment',
                  label: firstWords(comment),
                  text: comment,
                }))}
              />
            </>
          )}
        </>
      ) : (
        <p>Le résumé paraît à partir de cinq avis, pour que personne ne soit reconnu.</p>
      )}
    </Card>
  )
}

/** Enough to tell one comment from the next. */
const firstWords = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

const oneDecimal = (figure: number) => figure.toLocaleString('fr-FR', { maximumFractionDigits: 1 })

interface Values {
  usefulness: string | null
  recommend: string | null
  comment: string
}

const blank: Values = { usefulness: null, recommend: null, comment: '' }

function FeedbackForm({ training }: { training: Training }) {
  const form = useForm({
    draft: `training.feedback.${training.id}`,
    saved: blank,
    act: GiveFeedbackDocument,
    check: required<Values>({ usefulness: 'Choisissez une note.', recommend: 'Choisissez oui ou non.' }),
    input: ({ usefulness, recommend, comment }) => ({
      trainingId: training.id,
      usefulness: Number(usefulness),
      recommend: recommend === 'yes',
      comment: comment || null,
    }),
  })
  return (
    <FormShell form={form} action="Donner mon avis">
      <RadioGroup
        label="Cette formation vous sera-t-elle utile ?"
        options={marks}
        isRequired
        {...form.field('usefulness')}
      />
      <RadioGroup
        label="La recommanderiez-vous à un collègue ?"
        options={recommendations}
        isRequired
        {...form.field('recommend')}
      />
      <GuardedTextArea
        label="Commentaire"
        hint="Il paraît sans votre nom. Aucune situation individuelle."
        rows={3}
        {...form.guarded('comment')}
      />
    </FormShell>
  )
}
