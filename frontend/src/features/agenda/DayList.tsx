import { Link } from '@tanstack/react-router'
import { Item, ItemList } from '~/components/DataList'
import { StatusTag } from '~/components/StatusTag'
import { dateInWords } from '~/dates/dates'
import { eventKinds, eventStates } from '~/features/events/words'
import { barePart } from '~/features/nodeIds'
import styles from './Agenda.module.css'
import { startOn } from './EventEntry'
import type { DayContents } from './outside'

/** The same days one under the other, those without events left out. */
export function DayList({ days, today }: { days: ReadonlyMap<string, DayContents>; today: string }) {
  return [...days].map(([day, { events, outside }]) => (
    <section key={day} aria-label={dateInWords(day)}>
      <h3 className={styles.date}>
        <time dateTime={day}>{dateInWords(day)}</time>
        {day === today && <span className={styles.today}>aujourd’hui</span>}
      </h3>
      <ItemList>
        {events.map((event) => (
          <Item
            key={event.id}
            title={
              <Link to="/evenements/$id" params={{ id: barePart(event.id) }}>
                {event.title}
              </Link>
            }
            meta={[startOn(event, day), event.place, event.partnership.name].filter(Boolean).join(' · ')}
            status={
              <>
                <StatusTag tone="neutral" icon={eventKinds[event.kind].icon}>
                  {eventKinds[event.kind].word}
                </StatusTag>
                {event.state !== 'SCHEDULED' && (
                  <StatusTag tone={eventStates[event.state].tone}>{eventStates[event.state].word}</StatusTag>
                )}
                {event.state === 'SCHEDULED' && event.viewerAnswer === 'AWAITED' && (
                  <StatusTag tone="warn">Réponse attendue</StatusTag>
                )}
              </>
            }
          />
        ))}
        {outside.map((entry) => (
          <Item
            key={entry.key}
            title={entry.title}
            meta={[startOn(entry, day), entry.calendar].filter(Boolean).join(' · ')}
            status={
              <StatusTag tone="neutral" icon="calendar">
                {entry.calendar === null ? 'Mon agenda' : 'Annoncé ailleurs'}
              </StatusTag>
            }
          />
        ))}
      </ItemList>
    </section>
  ))
}
