import type { ReactNode } from 'react'
import styles from './Card.module.css'

/** A titled part of a page. */
export function Card({
  title,
  actions,
  children,
}: {
  title: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {actions && <div className="row no-print">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
