import { useState } from 'react'
import styles from './Drafting.module.css'
import type { Version } from './documents/version'

/** What stands between this text and its approval, in sight wherever one is on the page. */
export function WhatIsMissing({ version: { blockers } }: { version: Version }) {
  // Beside the text there is room to read it all; on a telephone it would cover the text.
  const [isOpen, setOpen] = useState(() => window.matchMedia('(min-width: 62rem)').matches)
  const messages = [...new Set(blockers.map(({ message }) => message))]
  if (messages.length === 0)
    return (
      <aside className={styles.missing} aria-label="Ce qui manque">
        <strong>Rien ne manque :</strong> l’approbation peut être ouverte.
      </aside>
    )
  return (
    <aside className={styles.missing} aria-label="Ce qui manque">
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          Ce qui manque ({messages.length}
          <span className="visually-hidden"> {messages.length > 1 ? 'points' : 'point'}</span>)
        </summary>
        <ul>
          {messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </details>
    </aside>
  )
}
