// biome-ignore-all lint/a11y/noRedundantRoles: narrow screens set display: block, which takes the native roles away
import { Link } from '@tanstack/react-router'
import { dateInWords } from '~/dates/dates'
import styles from './Agenda.module.css'
import { EventEntry, OutsideEntry } from './EventEntry'
import type { DayContents } from './outside'
import { type AgendaView, dayNumber, isInMonthOf } from './period'

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

interface Props {
  caption: string
  view: AgendaView
  weeks: readonly string[][]
  days: ReadonlyMap<string, DayContents>
  /** The day that the view was asked around: it says which month is meant. */
  around: string
  today: string
}

/**
 * Days as a table, a row for each week. Every event is a link, reached by Tab; screen readers move by cells as in any
 * table. On narrow screens days without events are left out and the others stand under one another.
 */
export function DayTable({ caption, view, weeks, days, around, today }: Props) {
  return (
    <table role="table" className={styles.table} data-view={view}>
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {weekdays.map((name) => (
            <th key={name} role="columnheader" scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {weeks.map((week) => (
          <tr key={week[0]} role="row" data-empty={week.every((day) => day !== today && !days.has(day))}>
            {week.map((day) => {
              const contents = days.get(day)
              const isToday = day === today
              return (
                <td
                  key={day}
                  role="cell"
                  data-empty={!contents}
                  data-outside={view === 'mois' && !isInMonthOf(day, around)}
                  {...(isToday && { 'aria-current': 'date' as const })}
                >
                  <p className={styles.day}>
                    <Link
                      from="/agenda"
                      to="/agenda"
                      search={(before) => ({ ...before, vue: 'semaine' as const, jour: day })}
                    >
                      <time dateTime={day}>
                        <span className={styles.number} aria-hidden="true">
                          {dayNumber(day)}
                        </span>
                        <span className={styles.whole}>{dateInWords(day)}</span>
                      </time>
                      <span className="visually-hidden">, voir la semaine</span>
                    </Link>
                    {isToday && <span className={styles.today}>aujourd’hui</span>}
                  </p>
                  {contents && (
                    <ul className={styles.entries}>
                      {contents.events.map((event) => (
                        <li key={event.id}>
                          <EventEntry event={event} day={day} />
                        </li>
                      ))}
                      {contents.outside.map((entry) => (
                        <li key={entry.key}>
                          <OutsideEntry entry={entry} day={day} />
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
