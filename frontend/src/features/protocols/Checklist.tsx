import { Card } from '~/components/Card'
import { CheckboxGroup, RadioGroup } from '~/components/Choice'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { StatusTag } from '~/components/StatusTag'
import { RetractButton } from '~/features/retraction/RetractButton'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { ChecklistAnswer } from '~/graphql/generated/graphql'
import styles from './Checklist.module.css'
import type { Version } from './documents/version'
import { AnswerChecklistPointDocument } from './documents/version'
import { checklistPoints } from './words'

type Point = Version['checklist'][number]

/** The seven questions of professional secrecy, each answered by clauses or set aside with a reason. */
export function Checklist({ version }: { version: Version }) {
  const answered = version.checklist.filter(({ answer }) => answer !== null).length
  return (
    <Card title={`Secret professionnel : ${answered} points sur ${version.checklist.length}`}>
      <p className="prose">
        Avant l’approbation, le protocole répond à chacun de ces points, ou dit pourquoi il n’est pas
        concerné.
      </p>
      <ol className={styles.points}>
        {version.checklist.map((point) => (
          <li key={point.kind}>
            <details>
              <summary>
                <span className={styles.name}>{checklistPoints[point.kind]}</span>{' '}
                {point.answer === null ? (
                  <StatusTag tone="warn">À répondre</StatusTag>
                ) : (
                  <StatusTag tone="success">
                    {point.answer === 'IN_CLAUSES' ? 'Dans le texte' : 'Non concerné'}
                  </StatusTag>
                )}
              </summary>
              <PointForm version={version} point={point} />
              <RetractButton
                name={checklistPoints[point.kind]}
                partnershipId={version.protocol.partnership.id}
                kind="checklist-answer"
                of={version.id}
                parts={[{ field: 'reason', label: 'Raison', text: point.reason }]}
              />
            </details>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function PointForm({ version, point }: { version: Version; point: Point }) {
  const form = useForm({
    draft: `checklist.${version.id}.${point.kind}`,
    saved: {
      baseRevision: point.revision,
      answer: point.answer as ChecklistAnswer | null,
      clauseIds: point.clauses.map(({ id }) => id),
      reason: point.reason ?? '',
    },
    act: AnswerChecklistPointDocument,
    input: ({ baseRevision, answer, clauseIds, reason }) => ({
      versionId: version.id,
      point: point.kind,
      baseRevision,
      answer,
      clauseIds: answer === 'IN_CLAUSES' ? clauseIds : [],
      reason: answer === 'NOT_CONCERNED' ? reason : null,
    }),
  })
  const answer = form.field('answer')
  return (
    <div className={styles.form}>
      <p>{point.question}</p>
      <FormShell
        form={form}
        action="Enregistrer ce point"
        actionKind="secondary"
        labels={{ reason: 'Raison' }}
      >
        <RadioGroup
          label="Réponse"
          options={[
            { id: 'IN_CLAUSES', label: 'Le texte y répond' },
            { id: 'NOT_CONCERNED', label: 'Ce protocole n’est pas concerné' },
          ]}
          value={answer.value}
          onChange={(value) => answer.onChange(value as ChecklistAnswer | null)}
          error={answer.error}
          isRequired
        />
        {form.value.answer === 'IN_CLAUSES' &&
          (version.clauses.length > 0 ? (
            <CheckboxGroup
              label="Dans quelles clauses ?"
              options={version.clauses.map(({ id, number, title }) => ({ id, label: `${number}. ${title}` }))}
              isRequired
              {...form.field('clauseIds')}
            />
          ) : (
            <p>Écrivez d’abord la clause qui y répond.</p>
          ))}
        {form.value.answer === 'NOT_CONCERNED' && (
          <GuardedTextArea label="Pour quelle raison ?" rows={3} isRequired {...form.guarded('reason')} />
        )}
      </FormShell>
    </div>
  )
}
