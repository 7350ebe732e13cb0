import { StatusTag } from '~/components/StatusTag'
import { type Seats, seatWords, shownSeats } from './seats'
import styles from './Trainings.module.css'
import { groups } from './words'

/** Seats left, sector by sector, in words and never by colour alone. */
export function SeatsLeft({ seats }: { seats: readonly Seats[] }) {
  return (
    <ul className={styles.seats} aria-label="Places">
      {shownSeats(seats).map((part) => {
        const { word, tone } = seatWords(part)
        return (
          <li key={part.group}>
            {groups[part.group]}
            {'\u00a0: '}
            <StatusTag tone={tone}>{word}</StatusTag>
          </li>
        )
      })}
    </ul>
  )
}
