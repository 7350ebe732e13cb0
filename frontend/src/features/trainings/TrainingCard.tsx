import { Link } from '@tanstack/react-router'
import { MomentText } from '~/components/DateText'
import { StatusTag } from '~/components/StatusTag'
import { barePart } from '~/features/nodeIds'
import { themes } from '~/features/protocols/words'
import type { TrainingLineFragment } from '~/graphql/generated/graphql'
import { RegisterButton } from './RegisterButton'
import { SeatsLeft } from './SeatsLeft'
import styles from './Trainings.module.css'
import { trainingStates } from './words'

/** One training of the catalogue: when, by whom, what is left, and the way in. */
export function TrainingCard({ training }: { training: TrainingLineFragment }) {
  const { id, title, state, event, organiser, themes: subjects, seats } = training
  return (
    <li className={styles.card}>
      <p className={styles.when}>
        {event.startsAt ? (
          <MomentText instant={event.startsAt} zone={event.timeZone} />
        ) : (
          'Date à choisir ensemble'
        )}
      </p>
      <h2>
        <Link to="/formations/$id" params={{ id: barePart(id) }}>
          {title}
        </Link>
      </h2>
      <p className={styles.detail}>
        {[organiser.organisation.name, event.place].filter(Boolean).join(' · ')}
      </p>
      {subjects.length > 0 && (
        <p className={styles.detail}>{subjects.map((theme) => themes[theme]).join(' · ')}</p>
      )}
      {state === 'OPEN' ? (
        <SeatsLeft seats={seats} />
      ) : (
        <p>
          <StatusTag tone={trainingStates[state].tone}>{trainingStates[state].word}</StatusTag>
        </p>
      )}
      <RegisterButton training={training} />
    </li>
  )
}
