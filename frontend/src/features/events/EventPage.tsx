import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList } from '~/components/DataList'
import { DateText } from '~/components/DateText'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { placedTime, spanInWords } from '~/dates/dates'
import { PresentationActs } from '~/features/meetings/presentations/PresentationActs'
import { barePart } from '~/features/nodeIds'
import { fullName } from '~/features/people'
import { PostLine } from '~/features/protocols/PostLine'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { graphql } from '~/graphql/generated'
import type { PresentationFragment } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useLive } from '~/graphql/useLive'
import { MissingPage } from '~/pages/errors'
import { AnswerButtons } from './AnswerButtons'
import { Attendees } from './Attendees'
import type { Event } from './documents'
import { EventPageDocument } from './documents'
import { EventActs } from './EventActs'
import { PollSection } from './PollSection'
import { SeriesCard } from './SeriesCard'
import { wholeDays } from './wholeDays'
import { eventKinds, eventStates } from './words'

const EventChangedDocument = graphql(`
  subscription EventChanged($id: ID!) {
    eventChanged(eventId: $id) {
      id
    }
  }
`)

export function EventPage({ id }: { id: string }) {
  useLive(EventChangedDocument, id)
  const query = useQuery(ask(EventPageDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const event = found<Event>(node)
        return event ? <Page event={event} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function Page({ event }: { event: Event }) {
  const { word, tone } = eventStates[event.state]
  return (
    <>
      <PageTitle
        title={event.title}
        lead={eventKinds[event.kind].word}
        status={<StatusTag tone={tone}>{word}</StatusTag>}
        trail={[{ label: 'Agenda', link: { to: '/agenda' } }]}
      />
      <div className="stack">
        {event.state === 'CANCELLED' && (
          <Notice tone="warn" title="Cette réunion est annulée">
            {event.cancelReason && <Paragraphs text={event.cancelReason} />}
          </Notice>
        )}
        {event.warnings.length > 0 && (
          <Notice tone="warn" title="À savoir sur cette date">
            <ul>
              {event.warnings.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </Notice>
        )}
        <Card title="Quand et où">
          <DataList items={facts(event)} />
          <div className="row">
            <SubjectLink id={event.subjectId} />
            <RetractButton
              name={event.title}
              partnershipId={event.partnership.id}
              kind="event"
              of={event.id}
              parts={[
                { field: 'title', label: 'Intitulé', text: event.title },
                { field: 'description', label: 'Description', text: event.description },
                { field: 'place', label: 'Lieu', text: event.place },
                { field: 'cancelReason', label: 'Motif d’annulation', text: event.cancelReason },
              ]}
            />
          </div>
        </Card>
        {event.presentation && <PresentationCard presentation={event.presentation} />}
        {event.state === 'SCHEDULED' && event.viewerAnswer && <AnswerButtons event={event} />}
        {event.poll && <PollSection event={event} poll={event.poll} />}
        {event.description && (
          <Card title="Description">
            <Paragraphs text={event.description} />
          </Card>
        )}
        <Attendees event={event} />
        <SeriesCard event={event} />
        <EventActs event={event} />
      </div>
    </>
  )
}

/** Whom the meeting presents, and who offered to come along. */
function PresentationCard({ presentation }: { presentation: PresentationFragment }) {
  const { newcomer, joined, proposedBy } = presentation
  return (
    <Card title="Rencontre avec un nouvel arrivant">
      <DataList
        items={[
          { term: 'À accueillir', value: `${fullName(newcomer.person)}, ${newcomer.post.label}` },
          { term: 'Proposée par', value: proposedBy.label },
          ...(joined.length > 0
            ? [{ term: 'Se joignent', value: joined.map(({ name }) => name).join(', ') }]
            : []),
        ]}
      />
      <PresentationActs presentation={presentation} />
    </Card>
  )
}

/** What a date is kept for has a page of its own, where its date and contents are changed. */
const subjects = {
  meeting: { to: '/reunions/$id', words: 'Ouvrir l’ordre du jour et le compte rendu' },
  review: { to: '/revues/$id', words: 'Ouvrir la revue' },
  training: { to: '/formations/$id', words: 'Ouvrir la formation' },
} as const

function SubjectLink({ id }: { id: string | null }) {
  const [, { to, words } = {}] = Object.entries(subjects).find(([kind]) => id?.startsWith(`${kind}:`)) ?? []
  return (
    id &&
    to && (
      <LinkButton icon="document" to={to} params={{ id: barePart(id) }}>
        {words}
      </LinkButton>
    )
  )
}

function whenOf(event: Event) {
  const { startsAt, endsAt, timeZone } = event
  const days = wholeDays(event)
  if (days)
    return days.first === days.last
      ? [{ term: 'Toute la journée', value: <DateText date={days.first} /> }]
      : [
          { term: 'Premier jour', value: <DateText date={days.first} /> },
          { term: 'Dernier jour', value: <DateText date={days.last} /> },
        ]
  if (!startsAt || !endsAt) return [{ term: 'Quand', value: 'Date à choisir parmi celles proposées' }]
  return [{ term: 'Quand', value: spanInWords(startsAt, endsAt, timeZone) }]
}

function facts(event: Event) {
  const { startsAt, otherTimeZones, place, videoLink } = event
  return [
    ...whenOf(event),
    ...(startsAt && !event.allDay
      ? otherTimeZones.map((zone) => ({ term: 'Pour des participants', value: placedTime(startsAt, zone) }))
      : []),
    ...(place ? [{ term: 'Lieu', value: place }] : []),
    ...(videoLink
      ? [
          {
            term: 'Visioconférence',
            // Only a web address becomes a link: the rest is shown as it was written.
            value: /^https:\/\//.test(videoLink) ? (
              <a href={videoLink} rel="noreferrer">
                Rejoindre la visioconférence
              </a>
            ) : (
              videoLink
            ),
          },
        ]
      : []),
    { term: 'Organisée par', value: <PostLine post={event.organiser} hasOrganisation /> },
    {
      term: 'Partenariat',
      value: (
        <Link to="/partenariats/$id" params={{ id: barePart(event.partnership.id) }}>
          {event.partnership.name}
        </Link>
      ),
    },
  ]
}
