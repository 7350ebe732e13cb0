import { Card } from '~/components/Card'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { Paragraphs } from '~/components/Paragraphs'
import { fullName } from '~/features/people'
import { RetractButton } from '~/features/retraction/RetractButton'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import type { Handover, HandoverContent } from './documents'
import { AnswerHandoverQuestionDocument, AskHandoverQuestionDocument } from './documents'

type Question = HandoverContent['questions'][number]

/** The successor asks, the author answers, for ninety days after leaving. */
export function Questions({
  note,
  content: { questions },
  partnershipId,
}: {
  note: Handover
  content: HandoverContent
  partnershipId: string | undefined
}) {
  if (questions.length === 0 && !note.viewerCanAsk) return null
  return (
    <Card title="Questions et réponses">
      <div className="stack">
        {questions.map((question) => (
          <section key={question.id}>
            <h3>{question.asker ? `Question de ${fullName(question.asker)}` : 'Question'}</h3>
            <Paragraphs text={question.question} />
            {question.answer ? (
              <>
                <h4>Réponse</h4>
                <Paragraphs text={question.answer} />
              </>
            ) : note.viewerIsAuthor ? (
              <Answer question={question} />
            ) : (
              <p>La réponse est attendue.</p>
            )}
            <RetractButton
              name={question.question}
              partnershipId={partnershipId}
              kind="handover-question"
              of={question.id}
              parts={[
                { field: 'question', label: 'Question', text: question.question },
                { field: 'answer', label: 'Réponse', text: question.answer },
              ]}
            />
          </section>
        ))}
        {note.viewerCanAsk && <Ask note={note} />}
      </div>
    </Card>
  )
}

function Ask({ note }: { note: Handover }) {
  const form = useForm({
    draft: `passation.${note.id}.question`,
    saved: { question: '' },
    act: AskHandoverQuestionDocument,
    check: required({ question: 'Écrivez votre question.' }),
    input: ({ question }) => ({ noteId: note.id, question }),
  })
  return (
    <FormShell form={form} action="Envoyer la question">
      <GuardedTextArea
        label="Une question à la personne qui est partie"
        isRequired
        hint="Sur les pratiques, jamais sur un cas individuel. Elle en est avertie par courriel."
        rows={3}
        {...form.guarded('question')}
      />
    </FormShell>
  )
}

function Answer({ question }: { question: Question }) {
  const form = useForm({
    draft: `passation.${question.id}.reponse`,
    saved: { answer: '' },
    act: AnswerHandoverQuestionDocument,
    check: required({ answer: 'Écrivez votre réponse.' }),
    input: ({ answer }) => ({ questionId: question.id, answer }),
  })
  return (
    <FormShell form={form} action="Répondre">
      <GuardedTextArea label="Votre réponse" isRequired rows={3} {...form.guarded('answer')} />
    </FormShell>
  )
}
