import { useEffect, useRef, useState } from 'react'
import { momentInWords, viewerZone } from '~/dates/dates'
import { Button } from './Button'
import styles from './ConflictMerge.module.css'
import { Diff } from './Diff'
import { Notice } from './Notice'
import { TextArea } from './TextField'
import { wordDiff } from './wordDiff'

interface Conflict {
  mine: string
  theirs: string
  theirAuthor: string | null
  theirAt: string | null
}

interface Props {
  /** What the two texts are: « Texte de la clause ». */
  label: string
  conflict: Conflict
  isPending: boolean
  onMerged: (text: string) => void
}

/** Two people wrote the same text: both are shown whole, and the second writer composes the one that stays. */
export function ConflictMerge({ label, conflict, isPending, onMerged }: Props) {
  const { mine, theirs, theirAuthor, theirAt } = conflict
  const [merged, setMerged] = useState(mine)
  const section = useRef<HTMLElement>(null)
  // It comes while its author is typing: who lost the field to it goes on in the text that both become.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' })
    const text = section.current?.querySelector('textarea')
    if (!text || document.activeElement !== document.body) return
    text.focus({ preventScroll: true })
    text.setSelectionRange(text.value.length, text.value.length)
  }, [])
  return (
    <section ref={section} className={styles.merge} aria-label={`${label} : deux textes à réunir`}>
      <Notice tone="warn" title="Quelqu’un d’autre vient d’enregistrer ce texte" isLive>
        <p>
          {theirAuthor ?? 'Une autre personne'} l’a modifié
          {theirAt && ` le ${momentInWords(theirAt, viewerZone())}`}. Vos mots sont gardés : lisez les deux
          textes, puis composez celui qui reste.
        </p>
      </Notice>
      <div className={styles.sides}>
        <div>
          <h4>Le texte enregistré</h4>
          <p className={styles.text}>{theirs || '(vide)'}</p>
          <Button onPress={() => setMerged(theirs)}>Repartir de ce texte</Button>
        </div>
        <div>
          <h4>Votre texte</h4>
          <p className={styles.text}>{mine || '(vide)'}</p>
          <Button onPress={() => setMerged(mine)}>Repartir de mon texte</Button>
        </div>
      </div>
      <details>
        <summary>Voir mot à mot ce qui diffère du texte enregistré</summary>
        <Diff segments={wordDiff(theirs, merged)} />
      </details>
      <TextArea
        label={`${label}, après réunion des deux textes`}
        value={merged}
        onChange={setMerged}
        isRequired
        rows={8}
      />
      <Button kind="primary" isPending={isPending} onPress={() => onMerged(merged)}>
        Enregistrer ce texte
      </Button>
    </section>
  )
}
