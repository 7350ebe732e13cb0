import styles from './Logo.module.css'

/** Two strokes that meet: they draw the J of Jonction. */
export function Logo() {
  return (
    <span className={styles.logo}>
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path className={styles.second} d="M5.5 19a8.5 8.5 0 0 0 17 0v-1" />
        <path className={styles.first} d="M22.5 4.5V19" />
      </svg>
      <span>Jonction</span>
    </span>
  )
}
