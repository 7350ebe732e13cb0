import { Label, ProgressBar } from 'react-aria-components'
import styles from './Progress.module.css'

/** A job under way; without `value` its length is not known. The bar is an SVG: no style attribute to allow. */
export function Progress({ label, value, detail }: { label: string; value?: number; detail?: string }) {
  return (
    <ProgressBar
      className={styles.progress}
      {...(value === undefined ? { isIndeterminate: true } : { value })}
    >
      {({ percentage, valueText, isIndeterminate }) => (
        <>
          <div className={styles.words}>
            <Label>{label}</Label>
            <span>{detail ?? (isIndeterminate ? 'en cours…' : valueText)}</span>
          </div>
          <svg className={styles.bar} aria-hidden="true" focusable="false" data-moving={isIndeterminate}>
            <rect width={isIndeterminate ? '30%' : `${percentage ?? 0}%`} height="100%" />
          </svg>
        </>
      )}
    </ProgressBar>
  )
}

/** While a page's data is on its way. Said aloud once; drawn only after a moment, so that fast pages do not blink. */
export function Loading({ label = 'Chargement…' }: { label?: string }) {
  return (
    <p role="status" className={styles.loading}>
      {label}
    </p>
  )
}
