import { Button } from '~/components/Button'
import { RadioGroup } from '~/components/Choice'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { StatusTag } from '~/components/StatusTag'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { FindingKind } from '~/graphql/generated/graphql'
import type { Review } from './documents'
import { RecordFindingDocument } from './documents'
import styles from './Review.module.css'
import { findingKinds } from './words'

const options = Object.entries(findingKinds).map(([id, { word, detail }]) => ({ id, label: word, detail }))

/** What is said of each clause; a clause that was not looked at stays without a finding. */
export function FindingsStep({ review, onDone }: { review: Review; onDone: () => void }) {
  const { clauses } = review.version
  return (
    <div className="stack">
      <p className="prose">
        {review.findings.length}
        {'\u00a0'}
        {review.findings.length > 1 ? 'clauses vues' : 'clause vue'} sur {clauses.length}. Chaque constat
        s’enregistre seul ; vous pouvez vous arrêter et reprendre plus tard.
      </p>
      <ol className={styles.clauses}>
        {clauses.map((clause) => (
          <li key={clause.id} className={styles.clause}>
            <FindingForm review={review} clause={clause} />
          </li>
        ))}
      </ol>
      <div className="row">
        <Button kind="primary" icon="arrow" onPress={onDone}>
          Continuer vers la décision
        </Button>
      </div>
    </div>
  )
}

function FindingForm({ review, clause }: { review: Review; clause: Review['version']['clauses'][number] }) {
  const finding = review.findings.find((one) => one.clause.id === clause.id)
  const form = useForm({
    draft: `finding.${review.id}.${clause.id}`,
    saved: {
      baseRevision: finding?.revision ?? 0,
      kind: (finding?.kind ?? null) as FindingKind | null,
      note: finding?.note ?? '',
    },
    act: RecordFindingDocument,
    input: ({ baseRevision, kind, note }) => ({
      reviewId: review.id,
      clauseId: clause.id,
      baseRevision,
      kind,
      note: note || null,
    }),
  })
  const kind = form.field('kind')
  return (
    <>
      <div className="row">
        <h3>
          {clause.number}. {clause.title}
        </h3>
        {finding && (
          <StatusTag
            tone={findingKinds[finding.kind].tone}
          >{`Enregistré : ${findingKinds[finding.kind].word.toLowerCase()}`}</StatusTag>
        )}
      </div>
      <details>
        <summary className={styles.summary}>
          Relire la clause<span className="visually-hidden"> {clause.number}</span>
        </summary>
        <p className={styles.text}>{clause.body}</p>
      </details>
      <FormShell
        form={form}
        action="Enregistrer ce constat"
        actionKind="secondary"
        aside={
          finding && (
            <Button kind="quiet" onPress={() => form.set({ kind: null, note: '' })}>
              Effacer ma réponse
            </Button>
          )
        }
        labels={{ note: `Note sur la clause ${clause.number}`, kind: 'Constat' }}
      >
        <RadioGroup
          label="Que faire de cette clause ?"
          options={options}
          value={kind.value}
          onChange={(value) => kind.onChange(value as FindingKind | null)}
          error={kind.error}
          isFilter
        />
        <GuardedTextArea
          label="Note"
          hint="Ce qui marche, ce qui bloque, ce qui manque."
          rows={3}
          {...form.guarded('note')}
        />
      </FormShell>
    </>
  )
}
