import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import styles from './Notice.module.css'
import tones from './tones.module.css'

export type Tone = 'info' | 'success' | 'warn' | 'error'

const faces: Record<Tone, { icon: IconName; word: string }> = {
  info: { icon: 'info', word: 'À savoir' },
  success: { icon: 'success', word: 'C’est fait' },
  warn: { icon: 'alert', word: 'Attention' },
  error: { icon: 'error', word: 'Problème' },
}

interface Props {
  tone: Tone
  title?: string
  children?: ReactNode
  actions?: ReactNode
  /** Read aloud when it appears: errors at once, the rest when the voice is free. */
  isLive?: boolean
}

export function Notice({ tone, title, children, actions, isLive = false }: Props) {
  const { icon, word } = faces[tone]
  return (
    <div
      className={`${styles.notice} ${tones[tone]}`}
      {...(isLive && { role: tone === 'error' ? 'alert' : 'status' })}
    >
      <Icon name={icon} />
      <div className={styles.body}>
        <p className={styles.title}>
          {title ? <span className="visually-hidden">{word} : </span> : word}
          {title}
        </p>
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  )
}
