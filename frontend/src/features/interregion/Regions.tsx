import { type RegionTotal, sum } from './census'
import styles from './Interregion.module.css'
import { placeKinds, placesInWords } from './words'

/** One small picture a region, all on one scale; the numbers stand beside the bars. */
export function Regions({ totals }: { totals: readonly RegionTotal[] }) {
  const most = Math.max(1, ...totals.flatMap(({ places }) => places.map(({ offered }) => offered)))
  return (
    <ul className={styles.regions} aria-label="Places par région">
      {totals.map(({ region, structures, places }) => (
        <li key={region}>
          <h3>{region}</h3>
          <p className={styles.soft}>
            {placesInWords(sum(places))} ·{' '}
            {structures > 1 ? `${structures} structures` : `${structures} structure`}
          </p>
          <ul className={styles.kinds}>
            {places.map(({ kind, offered }) => (
              <Kind key={kind} label={placeKinds[kind]} offered={offered} share={offered / most} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Kind({ label, offered, share }: { label: string; offered: number; share: number }) {
  return (
    <li>
      <span>{label}</span>
      <strong>{offered}</strong>
      <svg className={styles.bar} aria-hidden="true" focusable="false">
        <rect className={styles.track} width="100%" height="8" rx="4" />
        <rect className={styles.offered} width={`${100 * share}%`} height="8" rx="4" />
      </svg>
    </li>
  )
}
