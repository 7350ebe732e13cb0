import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList } from '~/components/DataList'
import { MomentText } from '~/components/DateText'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag, type TagTone } from '~/components/StatusTag'
import { placedTime } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { fullName, PostLine } from '~/features/protocols/PostLine'
import { found } from '~/graphql/found'
import type { AttendeeAnswer, EventKind, EventPageQuery, EventState } from '~/graphql/generated/graphql'
import { ask, Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { AnswerButtons } from './AnswerButtons'
import { EventPageDocument } from './documents'
import { PollSection } from './PollSection'

export type Event = Extract<NonNullable<EventPageQuery['node']>, { title: string }>

const kinds: Record<EventKind, string> = {
  PROTOCOL_REVIEW: 'Réunion de revue',
  ANNUAL_MEETING: 'Réunion annuelle',
  CROSS_TRAINING: 'Formation croisée',
  PRESENTATION: 'Réunion de présentation',
  IMMERSION: 'Stage d’immersion',
  OTHER: 'Réunion',
}

const states: Record<EventState, { word: string; tone: TagTone }> = {
  PROPOSED: { word: 'Date à choisir', tone: 'info' },
  SCHEDULED: { word: 'Prévue', tone: 'info' },
  HELD: { word: 'Tenue', tone: 'success' },
  CANCELLED: { word: 'Annulée', tone: 'error' },
}

const answers: Record<AttendeeAnswer, { word: string; tone: TagTone }> = {
  AWAITED: { word: 'Sans réponse', tone: 'neutral' },
  ACCEPTED: { word: 'Viendra', tone: 'success' },
  TENTATIVE: { word: 'Peut-être', tone: 'warn' },
  DECLINED: { word: 'Ne viendra pas', tone: 'error' },
}

export function EventPage({ id }: { id: string }) {
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
  const { word, tone } = states[event.state]
  return (
    <>
      <PageTitle
        title={event.title}
        lead={kinds[event.kind]}
        status={<StatusTag tone={tone}>{word}</StatusTag>}
      />
      <div className="stack">
        {event.state === 'CANCELLED' && <Notice tone="warn" title="Cette réunion est annulée" />}
        <Card title="Quand et où">
          <DataList items={facts(event)} />
          {event.subjectId?.startsWith('review:') && (
            <LinkButton icon="document" to="/revues/$id" params={{ id: barePart(event.subjectId) }}>
              Ouvrir la revue
            </LinkButton>
          )}
        </Card>
        {event.state === 'SCHEDULED' && event.viewerAnswer && <AnswerButtons event={event} />}
        {event.poll && <PollSection eventId={event.id} poll={event.poll} />}
        <Card title="Personnes attendues">
          {event.attendees.length + event.guests.length === 0 && <p>Personne n’est encore attendu.</p>}
          <ul>
            {event.attendees.map(({ organisation, post, person, answer }) => (
              <li key={`${organisation.id} ${post?.id} ${person?.id}`}>
                {[person && fullName(person), post?.label, organisation.name].filter(Boolean).join(', ')}{' '}
                <StatusTag tone={answers[answer].tone}>{answers[answer].word}</StatusTag>
              </li>
            ))}
            {event.guests.map(({ id, name, organisationLabel, answer }) => (
              <li key={id}>
                {[name, organisationLabel, 'sans compte'].filter(Boolean).join(', ')}{' '}
                <StatusTag tone={answers[answer].tone}>{answers[answer].word}</StatusTag>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}

function facts(event: Event) {
  const { startsAt, endsAt, timeZone, otherTimeZones, place, videoLink } = event
  return [
    ...(startsAt ? [{ term: 'Début', value: <MomentText instant={startsAt} zone={timeZone} /> }] : []),
    ...(endsAt ? [{ term: 'Fin', value: <MomentText instant={endsAt} zone={timeZone} /> }] : []),
    ...(startsAt
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
