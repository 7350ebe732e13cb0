import { Card } from '~/components/Card'
import { StatusTag } from '~/components/StatusTag'
import { RetractButton } from '~/features/retraction/RetractButton'
import { AddAttendees, RemoveAttendee } from './AttendeesEditor'
import { type Attendee, answeredPoll, comingInWords, mayChooseAttendees, nameOf } from './attendees'
import type { Event } from './documents'
import styles from './EventForm.module.css'
import { AddGuests } from './GuestsCard'
import { eventAnswers, pollAnswers } from './words'

/** Those expected, organisation by organisation, then outsiders. */
export function Attendees({ event }: { event: Event }) {
  const { attendees, guests } = event
  const canChoose = mayChooseAttendees(event)
  const standing = standingOf(event)
  const groups = new Map<string, [Attendee, ...Attendee[]]>()
  for (const attendee of attendees) {
    const group = groups.get(attendee.organisation.id)
    if (group) group.push(attendee)
    else groups.set(attendee.organisation.id, [attendee])
  }
  return (
    <Card title="Personnes attendues">
      {event.state !== 'PROPOSED' && <p>{comingInWords([...attendees, ...guests])}</p>}
      {[...groups].map(([id, group]) => (
        <section key={id} aria-label={group[0].organisation.name}>
          <h3>{group[0].organisation.name}</h3>
          <ul className={styles.people}>
            {group.map((attendee) => (
              <li key={`${attendee.post?.id} ${attendee.person?.id}`}>
                {nameOf(attendee)}
                <StatusTag tone={standing(attendee).tone}>{standing(attendee).word}</StatusTag>
                {canChoose && (
                  <RemoveAttendee eventId={event.id} attendee={attendee} name={nameOf(attendee)} />
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {guests.length > 0 && (
        <section aria-label="Personnes extérieures">
          <h3>Personnes extérieures</h3>
          <ul className={styles.people}>
            {guests.map((guest) => (
              <li key={guest.id}>
                {[guest.name, guest.organisationLabel, 'sans compte'].filter(Boolean).join(', ')}
                <StatusTag tone={standing(guest).tone}>{standing(guest).word}</StatusTag>
                <RetractButton
                  name={guest.name}
                  partnershipId={event.partnership.id}
                  kind="guest"
                  of={guest.id}
                  parts={[
                    { field: 'name', label: 'Nom', text: guest.name },
                    { field: 'organisationLabel', label: 'Structure', text: guest.organisationLabel },
                  ]}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={`${styles.invite} no-print`}>
        {canChoose && <AddAttendees event={event} />}
        {event.viewerCanEdit && (event.state === 'SCHEDULED' || event.state === 'PROPOSED') && (
          <AddGuests eventId={event.id} />
        )}
      </div>
    </Card>
  )
}

/** What somebody answered: to the date, or to those among which one is being chosen. */
function standingOf({ poll, state }: Event) {
  if (state !== 'PROPOSED' || !poll)
    return ({ answer }: Attendee | Event['guests'][number]) => eventAnswers[answer]
  const hasAnswered = answeredPoll(poll)
  return (who: Attendee | Event['guests'][number]) =>
    hasAnswered(who) ? pollAnswers.given : pollAnswers.awaited
}
