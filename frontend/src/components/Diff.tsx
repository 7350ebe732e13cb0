import { Fragment } from 'react'
import styles from './Diff.module.css'
import { StatusTag, type TagTone } from './StatusTag'
import type { TextSegment } from './wordDiff'

/** One text becoming another: each change carries its word and its mark, so that neither colour nor sight is needed. */
export function Diff({ segments }: { segments: readonly TextSegment[] }) {
  return (
    <p className={styles.text}>
      {segments.map((segment, index) => {
        // Segments have no identity of their own and are never reordered.
        const key = `${index}`
        if (segment.kind === 'SAME') return <span key={key}>{segment.text}</span>
        const [, lead, text] = /^(\s*)(.*)$/s.exec(segment.text) ?? []
        return (
          <Fragment key={key}>
            {lead}
            {segment.kind === 'ADDED' ? (
              <ins className={styles.added}>
                <span className={styles.word}>ajouté&nbsp;:&nbsp;</span>
                <span className={styles.new}>{text}</span>
              </ins>
            ) : (
              <del className={styles.removed}>
                <span className={styles.word}>supprimé&nbsp;:&nbsp;</span>
                <s>{text}</s>
              </del>
            )}
          </Fragment>
        )
      })}
    </p>
  )
}

export interface ClauseComparison {
  id: string
  title: string
  change: 'ADDED' | 'REMOVED' | 'CHANGED' | 'MOVED' | 'SAME'
  segments: readonly TextSegment[]
}

const verdicts: Record<ClauseComparison['change'], { word: string; tone: TagTone }> = {
  ADDED: { word: 'Clause ajoutée', tone: 'success' },
  REMOVED: { word: 'Clause supprimée', tone: 'error' },
  CHANGED: { word: 'Clause modifiée', tone: 'warn' },
  MOVED: { word: 'Clause déplacée', tone: 'info' },
  SAME: { word: 'Sans changement', tone: 'neutral' },
}

const icons = { ADDED: 'add', REMOVED: 'minus', CHANGED: 'edit', MOVED: 'arrow', SAME: 'check' } as const

/** Two versions of a document, clause by clause; unchanged ones fold away. */
export function ClauseDiff({ clauses }: { clauses: readonly ClauseComparison[] }) {
  return (
    <div className={styles.clauses}>
      {clauses.map(({ id, title, change, segments }) => (
        <details key={id} open={change !== 'SAME'}>
          <summary>
            <h3>{title}</h3>
            <StatusTag tone={verdicts[change].tone} icon={icons[change]}>
              {verdicts[change].word}
            </StatusTag>
          </summary>
          <Diff segments={wholly(change, segments)} />
        </details>
      ))}
    </div>
  )
}

/** A clause that is new or gone as a whole is said once, in its tag. */
const wholly = (
  change: ClauseComparison['change'],
  segments: readonly TextSegment[],
): readonly TextSegment[] =>
  change === 'ADDED' ? segments.map(({ text }) => ({ kind: 'SAME', text })) : segments
