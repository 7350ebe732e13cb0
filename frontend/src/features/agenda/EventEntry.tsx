import { Link } from '@tanstack/react-router'
import { Icon } from '~/components/Icon'
import { dateIn, hourInWords, viewerZone } from '~/dates/dates'
import { eventKinds } from '~/features/events/words'
import { barePart } from '~/features/nodeIds'
import styles from './Agenda.module.css'
import type { AgendaEvent } from './documents'
import type { Dated } from './occurrences'
import type { Outside } from './outside'

/** When it starts on that day, or that it goes on. */
export function startOn(
  { allDay, startsAt, timeZone }: Pick<Dated, 'allDay' | 'startsAt'> & { timeZone: string },
  day: string,
): string {
  if (!startsAt) return 'Date à choisir'
  if (allDay) return 'Toute la journée'
  return dateIn(startsAt, viewerZone()) === day ? hourInWords(startsAt, timeZone) : 'Suite'
}

/** One event in a day's cell: hour, title, kind by word and icon. */
export function EventEntry({ event, day }: { event: AgendaEvent; day: string }) {
  const { word, icon } = eventKinds[event.kind]
  return (
    <Link
      to="/evenements/$id"
      params={{ id: barePart(event.id) }}
      className={styles.entry}
      data-cancelled={event.state === 'CANCELLED'}
    >
      <span className={styles.hour}>{startOn(event, day)}</span>{' '}
      <span className={styles.name}>{event.title}</span>{' '}
      <span className={styles.kind}>
        <Icon name={icon} />
        {event.state === 'CANCELLED' ? `${word}, annulée` : word}
      </span>
    </Link>
  )
}

/** What another agenda says of a day: there is no page to go to. */
export function OutsideEntry({ entry, day }: { entry: Outside; day: string }) {
  return (
    <div className={styles.entry} data-outside={entry.calendar === null ? 'busy' : 'announced'}>
      <span className={styles.hour}>{startOn(entry, day)}</span>{' '}
      <span className={styles.name}>{entry.title}</span>{' '}
      <span className={styles.kind}>{entry.calendar ?? 'Mon agenda'}</span>
    </div>
  )
}
