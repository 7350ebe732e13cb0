import { Link } from '@tanstack/react-router'
import { Icon } from '~/components/Icon'
import { dateIn, hourInWords, viewerZone } from '~/dates/dates'
import { eventKinds } from '~/features/events/words'
import { barePart } from '~/features/nodeIds'
import styles from './Agenda.module.css'
import type { AgendaEvent } from './documents'

/** When it starts on that day, or that it goes on. */
export function startOn({ allDay, startsAt, timeZone }: AgendaEvent, day: string): string {
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
