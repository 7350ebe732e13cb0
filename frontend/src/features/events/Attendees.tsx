import { Card } from '~/components/Card'
import { StatusTag } from '~/components/StatusTag'
import { fullName } from '~/features/protocols/PostLine'
import type { Event } from './EventPage'
import { AddGuests } from './GuestsCard'
import { eventAnswers } from './words'

type Attendee = Event['attendees'][number]

/** Those expected, organisation by organisation, then outsiders. */
export function Attendees({ event }: { event: Event }) {
  const { attendees, guests } = event
  const groups = new Map<string, [Attendee, ...Attendee[]]>()
  for (const attendee of attendees) {
    const group = groups.get(attendee.organisation.id)
    if (group) group.push(attendee)
    else groups.set(attendee.organisation.id, [attendee])
  }
  const coming = [...attendees, ...guests].filter(({ answer }) => answer === 'ACCEPTED').length
  return (
    <Card title="Personnes attendues">
      {attendees.length + guests.length === 0 ? (
        <p>Personne n’est encore attendu.</p>
      ) : (
        <p>
          {coming} sur {attendees.length + guests.length} {coming > 1 ? 'viendront' : 'viendra'} d’après les
          réponses.
        </p>
      )}
      {[...groups].map(([id, group]) => (
        <section key={id} aria-label={group[0].organisation.name}>
          <h3>{group[0].organisation.name}</h3>
          <ul>
            {group.map(({ post, person, answer }) => (
              <li key={`${post?.id} ${person?.id}`}>
                {[person && fullName(person), post?.label].filter(Boolean).join(', ')}{' '}
                <StatusTag tone={eventAnswers[answer].tone}>{eventAnswers[answer].word}</StatusTag>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {guests.length > 0 && (
        <section aria-label="Personnes extérieures">
          <h3>Personnes extérieures</h3>
          <ul>
            {guests.map(({ id, name, organisationLabel, answer }) => (
              <li key={id}>
                {[name, organisationLabel, 'sans compte'].filter(Boolean).join(', ')}{' '}
                <StatusTag tone={eventAnswers[answer].tone}>{eventAnswers[answer].word}</StatusTag>
              </li>
            ))}
          </ul>
        </section>
      )}
      {event.viewerCanEdit && (event.state === 'SCHEDULED' || event.state === 'PROPOSED') && (
        <AddGuests eventId={event.id} />
      )}
    </Card>
  )
}
