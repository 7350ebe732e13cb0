import { type KeyboardEvent, useRef, useState } from 'react'
import { Button, IconButton } from '~/components/Button'
import { ConfirmDialog } from '~/components/Dialog'
import { drafts } from '~/drafts/useDraft'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { ClauseFieldsFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { EditClauseForm, editClauseDraft } from './ClauseForms'
import styles from './ClauseList.module.css'
import { RemoveClauseDocument } from './documents/version'
import { RetractClause } from './RetractClause'
import { roles, themes } from './words'

interface Props {
  partnershipId: string
  clause: ClauseFieldsFragment
  isLast: boolean
  onMove: (by: 1 | -1) => void
  /** Read aloud. */
  onSaid: (words: string) => void
}

/** One clause: read, or being written. Words kept in the tab reopen its form. */
export function ClauseCard({ partnershipId, clause, isLast, onMove, onSaid }: Props) {
  const [isEditing, setEditing] = useState(() => drafts.read(editClauseDraft(clause.id)) !== null)
  const [isRemoving, setRemoving] = useState(false)
  const card = useRef<HTMLLIElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || event.target !== card.current) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }

  const close = (words: string) => {
    setEditing(false)
    onSaid(words)
    card.current?.focus()
  }

  return (
    // The card takes the focus so that Alt and an arrow can move it.
    // biome-ignore-start lint/a11y/noNoninteractiveElementInteractions: every key has its button beside it
    // biome-ignore-start lint/a11y/noNoninteractiveTabindex: see above
    <li
      ref={card}
      className={styles.clause}
      data-clause={clause.id}
      tabIndex={0}
      aria-label={`Clause ${clause.number} : ${clause.title}`}
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore-end lint/a11y/noNoninteractiveElementInteractions: the element ends here */}
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: the element ends here */}
      {isEditing ? (
        <EditClauseForm clause={clause} onDone={close} />
      ) : (
        <>
          <div className={styles.head}>
            <h3>
              {clause.number}. {clause.title}
            </h3>
            <div className={`${styles.tools} no-print`}>
              <IconButton
                icon="chevronUp"
                label={`Monter la clause ${clause.number}`}
                isDisabled={clause.number === 1}
                onPress={() => onMove(-1)}
              />
              <IconButton
                icon="chevronDown"
                label={`Descendre la clause ${clause.number}`}
                isDisabled={isLast}
                onPress={() => onMove(1)}
              />
              <Button kind="quiet" icon="edit" onPress={() => setEditing(true)}>
                Modifier<span className="visually-hidden"> la clause {clause.number}</span>
              </Button>
              <Button kind="quiet" icon="close" onPress={() => setRemoving(true)}>
                Supprimer…<span className="visually-hidden"> la clause {clause.number}</span>
              </Button>
            </div>
          </div>
          <p className={styles.meta}>
            {themes[clause.theme]}
            {clause.markedFor.length > 0 &&
              ` · concerne : ${clause.markedFor.map((role) => roles[role]).join(', ')}`}
            {clause.public && ' · peut être publiée'}
          </p>
          <p className={styles.body}>{clause.body || 'Cette clause n’a pas encore de texte.'}</p>
          <RetractClause clause={clause} partnershipId={partnershipId} />
        </>
      )}
      {isRemoving && <RemoveDialog clause={clause} onClose={() => setRemoving(false)} onSaid={onSaid} />}
    </li>
  )
}

function RemoveDialog({
  clause,
  onClose,
  onSaid,
}: {
  clause: ClauseFieldsFragment
  onClose: () => void
  onSaid: (words: string) => void
}) {
  const act = useAct(RemoveClauseDocument)
  const remove = async () => {
    if (!(await act.send({ clauseId: clause.id, baseRevision: clause.revision }))) return
    drafts.forget(editClauseDraft(clause.id))
    onClose()
    onSaid(`La clause « ${clause.title} » est supprimée.`)
  }
  return (
    <ConfirmDialog
      title={`Supprimer la clause ${clause.number} ?`}
      action="Supprimer la clause"
      kind="danger"
      isOpen
      onClose={onClose}
      onConfirm={remove}
    >
      <p>
        « {clause.title} » quitte ce brouillon pour tous ceux qui l’écrivent. Le texte en vigueur ne change
        pas.
      </p>
      <ActFeedback act={act} />
    </ConfirmDialog>
  )
}
