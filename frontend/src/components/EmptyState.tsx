import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** Nothing here yet: why, and the one next step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <svg viewBox="0 0 80 32" aria-hidden="true" focusable="false">
        <path className={styles.first} d="M4 8h22c8 0 10 8 14 8" />
        <path className={styles.second} d="M4 26h22c6 0 9-4 11-7" />
        <path className={styles.ahead} d="M48 16h28" />
      </svg>
      <p className={styles.title}>{title}</p>
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  )
}
