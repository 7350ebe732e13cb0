import { shortDate } from '~/dates/dates'
import { lastKnown, percent, runsOf, shareOf, trendInWords } from './counts'
import styles from './Indicators.module.css'

interface Point {
  on: string
  count?: { satisfied?: number | null; total?: number | null } | null
}

const width = 240
const height = 40

/** How a figure went over 24 months: a line, and the same in words; words alone once there is nothing to count. */
export function Trend({ points }: { points: readonly Point[] }) {
  const shares = points.map(({ count }) => shareOf(count))
  const last = lastKnown(shares)
  if (!last) return null
  if (last.index < shares.length - 1)
    return (
      <p className={styles.trend}>
        <span>
          Dernier chiffre montré : {percent(last.share)}, le {shortDate(points[last.index]?.on ?? '')}.
        </span>
      </p>
    )
  const runs = runsOf(shares, width, height)
  return (
    <p className={styles.trend}>
      <svg viewBox={`-3 -3 ${width + 6} ${height + 6}`} aria-hidden="true" focusable="false">
        <line x1={0} y1={0} x2={width} y2={0} className={styles.goal} />
        <line x1={0} y1={height} x2={width} y2={height} className={styles.ground} />
        {runs.map((run) => (
          <polyline
            key={run[0]?.x}
            className={styles.line}
            points={run.map(({ x, y }) => `${x},${y}`).join(' ')}
          />
        ))}
        {runs.map((run) => {
          const last = run.at(-1)
          return last && <circle key={last.x} className={styles.dot} cx={last.x} cy={last.y} r={2.5} />
        })}
      </svg>
      <span>{trendInWords(shares)}</span>
    </p>
  )
}
