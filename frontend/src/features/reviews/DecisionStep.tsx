import { RadioGroup } from '~/components/Choice'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { ReviewDecision } from '~/graphql/generated/graphql'
import type { Review } from './documents'
import { UpdateReviewDocument } from './documents'
import { decisions } from './words'

const options = Object.entries(decisions).map(([id, { word, detail }]) => ({ id, label: word, detail }))

export function DecisionStep({ review, onDone }: { review: Review; onDone: () => void }) {
  const form = useForm({
    draft: `review.decision.${review.id}`,
    saved: {
      baseRevision: review.revision,
      decision: review.decision as ReviewDecision | null,
      decisionNote: review.decisionNote ?? '',
    },
    act: UpdateReviewDocument,
    input: ({ baseRevision, decision, decisionNote }) => ({
      reviewId: review.id,
      baseRevision,
      decision,
      decisionNote: decisionNote || null,
    }),
    onDone,
  })
  const decision = form.field('decision')
  return (
    <FormShell
      form={form}
      action="Enregistrer et continuer"
      labels={{ decisionNote: 'Note sur la décision' }}
    >
      <RadioGroup
        label="Que décident les parties ?"
        options={options}
        value={decision.value}
        onChange={(value) => decision.onChange(value as ReviewDecision | null)}
        error={decision.error}
        isRequired
      />
      <GuardedTextArea
        label="Note"
        hint="En une phrase ou deux, ce qui a emporté la décision."
        rows={4}
        {...form.guarded('decisionNote')}
      />
    </FormShell>
  )
}
