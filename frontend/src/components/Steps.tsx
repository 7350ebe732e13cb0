import { Icon } from './Icon'
import styles from './Steps.module.css'

/** Where one stands in a task of several pages: said in words first, drawn second. */
export function Steps({
  titles,
  current,
  done = titles.map((_, index) => index < current),
}: {
  titles: readonly string[]
  current: number
  /** Which ones are complete, where passing a step does not complete it. */
  done?: readonly boolean[]
}) {
  return (
    <nav className={styles.steps} aria-label="Étapes">
      <p className={styles.where}>
        Étape {current + 1} sur {titles.length} : <strong>{titles[current]}</strong>
      </p>
      <ol>
        {titles.map((title, index) => (
          <li
            key={title}
            data-state={index === current ? 'current' : done[index] ? 'done' : 'ahead'}
            {...(index === current && { 'aria-current': 'step' })}
          >
            <span className={styles.mark}>{done[index] ? <Icon name="check" /> : index + 1}</span>
            <span className={styles.title}>
              {title}
              {done[index] && <span className="visually-hidden"> (terminé)</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
