import { useRef, useState } from 'react'
import { Button } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { drafts } from '~/drafts/useDraft'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import { ClauseCard } from './ClauseCard'
import { AddClauseForm, addClauseDraft } from './ClauseForms'
import styles from './ClauseList.module.css'
import type { Version } from './documents/version'
import { MoveClauseDocument } from './documents/version'
import { Library } from './Library'

/** The text being written: add, edit, move and remove, each saved on its own. */
export function ClauseList({ version }: { version: Version }) {
  const [isAdding, setAdding] = useState(() => drafts.read(addClauseDraft(version.id)) !== null)
  const [isChoosing, setChoosing] = useState(false)
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const moving = useAct(MoveClauseDocument)
  const { clauses } = version

  const move = async (clause: Version['clauses'][number], to: number) => {
    if (to < 1 || to > clauses.length || moving.isPending) return
    const done = await moving.send({ clauseId: clause.id, to })
    if (!done) return
    setSaid(`« ${clause.title} » est maintenant la clause ${to} sur ${clauses.length}.`)
    // The clause may have changed places in the page: the focus goes with it.
    list.current?.querySelector<HTMLElement>(`[data-clause="${clause.id}"]`)?.focus()
  }

  return (
    <>
      {clauses.length === 0 && !isAdding && (
        <EmptyState title="Le texte est vide">
          Commencez par la bibliothèque, ou par une clause simple : qui fait quoi entre la décision et le
          premier rendez-vous ?
        </EmptyState>
      )}
      {clauses.length > 1 && (
        <p className={`${styles.hint} no-print`}>
          Pour déplacer une clause : ses boutons, ou Alt + ↑ et Alt + ↓ quand elle a le focus.
        </p>
      )}
      <ol ref={list} className={styles.clauses}>
        {clauses.map((clause) => (
          <ClauseCard
            key={clause.id}
            partnershipId={version.protocol.partnership.id}
            clause={clause}
            isLast={clause.number === clauses.length}
            onMove={(by) => void move(clause, clause.number + by)}
            onSaid={setSaid}
          />
        ))}
      </ol>
      <ActFeedback act={moving} />
      <p role="status" className={styles.said}>
        {said}
      </p>
      {isAdding ? (
        <AddClauseForm
          versionId={version.id}
          onDone={(said) => {
            setSaid(said)
            setAdding(false)
          }}
        />
      ) : (
        <div className="row no-print">
          <Button kind="primary" icon="add" onPress={() => setAdding(true)}>
            Ajouter une clause
          </Button>
          <Button onPress={() => setChoosing(true)}>Choisir dans la bibliothèque…</Button>
        </div>
      )}
      {isChoosing && (
        <Library
          version={version}
          onClose={() => setChoosing(false)}
          onDone={(said) => {
            setSaid(said)
            setChoosing(false)
          }}
        />
      )}
    </>
  )
}
