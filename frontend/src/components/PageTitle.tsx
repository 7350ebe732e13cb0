import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import styles from './PageTitle.module.css'

export interface Crumb {
  label: string
  link: LinkProps
}

interface Props {
  title: string
  /** One sentence that says what the page is for. */
  lead?: ReactNode
  status?: ReactNode
  /** Ancestors, nearest last; the page itself is not repeated. */
  trail?: readonly Crumb[]
  actions?: ReactNode
}

export function PageTitle({ title, lead, status, trail, actions }: Props) {
  return (
    <header className={styles.header}>
      {trail && trail.length > 0 && (
        <nav aria-label="Vous êtes ici" className={styles.trail}>
          <ol>
            {trail.map((crumb) => (
              <li key={crumb.label}>
                <Link {...crumb.link}>{crumb.label}</Link>
                <Icon name="chevronRight" />
              </li>
            ))}
          </ol>
        </nav>
      )}
      {/* React 19 lifts this into the document's head. */}
      <title>{`${title} · Jonction`}</title>
      <div className={styles.line}>
        <div className={styles.words}>
          <h1 tabIndex={-1}>{title}</h1>
          {status}
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={`${styles.actions} no-print`}>{actions}</div>}
      </div>
    </header>
  )
}
