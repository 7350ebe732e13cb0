import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import styles from './Timeline.module.css'

export interface Moment {
  id: string
  when: ReactNode
  title: ReactNode
  detail?: ReactNode
  icon?: IconName
}

/** What happened, newest first as the caller orders it. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol className={styles.timeline}>
      {moments.map((moment) => (
        <li key={moment.id}>
          <span className={styles.mark}>
            <Icon name={moment.icon ?? 'check'} />
          </span>
          <p className={styles.when}>{moment.when}</p>
          <p className={styles.title}>{moment.title}</p>
          {moment.detail && <div className={styles.detail}>{moment.detail}</div>}
        </li>
      ))}
    </ol>
  )
}
