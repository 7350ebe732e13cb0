import type { ReactNode } from 'react'
import styles from './DataList.module.css'

/** Facts about one thing: a term and its value, side by side or stacked when narrow. */
export function DataList({ items }: { items: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {items.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface ItemProps {
  title: ReactNode
  meta?: ReactNode
  status?: ReactNode
  action?: ReactNode
  children?: ReactNode
}

/** Things in a list, each with a title that is usually a link. */
export function ItemList({ children }: { children: ReactNode }) {
  return <ul className={styles.items}>{children}</ul>
}

export function Item({ title, meta, status, action, children }: ItemProps) {
  return (
    <li className={styles.item}>
      <div className={styles.main}>
        <p className={styles.title}>{title}</p>
        {meta && <p className={styles.meta}>{meta}</p>}
        {children}
      </div>
      {(status || action) && (
        <div className={styles.side}>
          {status}
          {action}
        </div>
      )}
    </li>
  )
}
