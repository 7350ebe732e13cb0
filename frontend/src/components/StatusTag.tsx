import { Icon, type IconName } from './Icon'
import styles from './StatusTag.module.css'
import tones from './tones.module.css'

export type TagTone = 'neutral' | 'info' | 'success' | 'warn' | 'error'

const icons: Record<TagTone, IconName> = {
  neutral: 'minus',
  info: 'clock',
  success: 'check',
  warn: 'alert',
  error: 'error',
}

/** A state in a word or two; the icon differs with the tone, so colour is never alone. */
export function StatusTag({ tone, children, icon }: { tone: TagTone; children: string; icon?: IconName }) {
  return (
    <span className={`${styles.tag} ${tone === 'neutral' ? styles.neutral : tones[tone]}`}>
      <Icon name={icon ?? icons[tone]} />
      {children}
    </span>
  )
}

/** A count beside a title or a tab. */
export function Badge({ count, label }: { count: number; label: string }) {
  return (
    <span className={styles.badge}>
      {count}
      <span className="visually-hidden"> {label}</span>
    </span>
  )
}
