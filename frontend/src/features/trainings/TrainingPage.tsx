import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList, Item, ItemList } from '~/components/DataList'
import { DateText, MomentText } from '~/components/DateText'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { dateIn, placedTime } from '~/dates/dates'
import { MaybeLink } from '~/features/MaybeLink'
import { barePart } from '~/features/nodeIds'
import { fullName } from '~/features/people'
import { themes } from '~/features/protocols/words'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { useLive } from '~/graphql/useLive'
import { MissingPage } from '~/pages/errors'
import { TrainingChangedDocument } from './attendanceDocuments'
import { Feedback } from './Feedback'
import type { Training } from './pageDocuments'
import { TrainingPageDocument } from './pageDocuments'
import { RegisterButton } from './RegisterButton'
import { Roster } from './Roster'
import { SeatsLeft } from './SeatsLeft'
import { TeamButton } from './TeamButton'
import { TrainingActs } from './TrainingActs'
import { counted, groups, trainingStates } from './words'

export function TrainingPage({ id }: { id: string }) {
  useLive(TrainingChangedDocument, id)
  const query = useQuery(ask(TrainingPageDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node, site }) => {
        const training = found<Training>(node)
        if (!training) return <MissingPage />
        return <Page training={training} today={dateIn(site.now, training.partnership.timeZone)} />
      }}
    </Loaded>
  )
}

function Page({ training, today }: { training: Training; today: string }) {
  const { state, event, title } = training
  const { word, tone } = trainingStates[state]
  const isComing = state === 'DRAFT' || state === 'OPEN'
  const own = training.viewerRegistration
  const isRegistered = own !== null && own.state !== 'CANCELLED'
  return (
    <>
      <PageTitle
        title={title}
        lead={training.themes.map((theme) => themes[theme]).join(' · ')}
        status={<StatusTag tone={tone}>{word}</StatusTag>}
        trail={[{ label: 'Formations', link: { to: '/formations' } }]}
        actions={<TrainingActs training={training} today={today} />}
      />
      <div className="stack">
        {state === 'CANCELLED' && (
          <Notice tone="warn" title="Cette formation est annulée">
            {event.cancelReason && <Paragraphs text={event.cancelReason} />}
          </Notice>
        )}
        {state === 'DRAFT' && training.viewerCanEdit && (
          <Notice tone="info" title="Les inscriptions ne sont pas encore ouvertes">
            <p>Relisez le programme et les places, puis ouvrez-les : la formation paraîtra au catalogue.</p>
          </Notice>
        )}
        {event.state === 'PROPOSED' && (
          <Notice
            tone="info"
            title="La date est encore à choisir"
            actions={
              <LinkButton
                kind="primary"
                icon="calendar"
                to="/evenements/$id"
                params={{ id: barePart(event.id) }}
              >
                Voir les dates proposées
              </LinkButton>
            }
          />
        )}
        {isComing && training.singleSector && (
          <Notice tone="warn" title="Un seul secteur pour l’instant">
            <p>Une formation croisée réunit la justice et le soin. Invitez l’autre secteur.</p>
          </Notice>
        )}
        {(isComing || (state === 'HELD' && isRegistered)) && (
          <Card title={isComing ? 'S’inscrire' : 'Ma participation'}>
            {isComing && <SeatsLeft seats={training.seats} />}
            <RegisterButton training={training} />
            {isComing && training.viewerCanRegisterTeam && <TeamButton training={training} />}
            {isComing && (
              <p>
                {counted(training.seatsTaken, 'place prise', 'places prises')} sur {training.seatsTotal}
                {training.waitingCount > 0 &&
                  `, ${counted(training.waitingCount, 'personne', 'personnes')} en attente`}
                .
                {training.releaseOn && (
                  <>
                    {' '}
                    Les places réservées sont libérées le <DateText date={training.releaseOn} />.
                  </>
                )}
              </p>
            )}
          </Card>
        )}
        <Card title="Quand et où">
          <DataList items={facts(training)} />
        </Card>
        {(training.objectives || training.programme) && (
          <Card title="Programme">
            {training.objectives && (
              <>
                <h3>Objectifs</h3>
                <Paragraphs text={training.objectives} />
              </>
            )}
            {training.programme && (
              <>
                <h3>Déroulé</h3>
                <Paragraphs text={training.programme} />
              </>
            )}
            <RetractButton
              name={title}
              partnershipId={training.partnership.id}
              kind="training"
              of={training.id}
              parts={[
                { field: 'programme', label: 'Déroulé', text: training.programme },
                { field: 'objectives', label: 'Objectifs', text: training.objectives },
                { field: 'title', label: 'Intitulé', text: title },
              ]}
            />
          </Card>
        )}
        <Trainers training={training} />
        <Roster training={training} />
        <Feedback training={training} />
        <Sessions training={training} />
      </div>
    </>
  )
}

function facts({ event, organiser, partnership, openToTerritory }: Training) {
  const { startsAt, endsAt, timeZone, otherTimeZones, place, videoLink } = event
  return [
    ...(startsAt ? [{ term: 'Début', value: <MomentText instant={startsAt} zone={timeZone} /> }] : []),
    ...(endsAt ? [{ term: 'Fin', value: <MomentText instant={endsAt} zone={timeZone} /> }] : []),
    ...(startsAt
      ? otherTimeZones.map((zone) => ({
          term: 'Ailleurs',
          value: placedTime(startsAt, zone),
        }))
      : []),
    ...(place ? [{ term: 'Lieu', value: place }] : []),
    ...(videoLink ? [{ term: 'Visioconférence', value: <VideoLink address={videoLink} /> }] : []),
    {
      term: 'Organisée par',
      value: (
        <>
          {organiser.label},{' '}
          <MaybeLink id={organiser.organisation.id}>{organiser.organisation.name}</MaybeLink>
        </>
      ),
    },
    { term: 'Partenariat', value: <MaybeLink id={partnership.id}>{partnership.name}</MaybeLink> },
    {
      term: 'Ouverte à',
      value: openToTerritory ? 'Tout le territoire' : 'Les membres du partenariat',
    },
  ]
}

/** Only a web address becomes a link: the rest is shown as it was written. */
function VideoLink({ address }: { address: string }) {
  if (!address.startsWith('https://')) return address
  return (
    <a href={address} rel="noreferrer">
      Rejoindre la visioconférence
    </a>
  )
}

function Trainers({ training: { id, partnership, trainers } }: { training: Training }) {
  return (
    <Card title="Intervenants">
      {trainers.length === 0 ? (
        <p>Aucun intervenant n’est encore nommé.</p>
      ) : (
        <ItemList>
          {trainers.map(({ name, post, person, organisation, group }) => (
            <Item
              key={`${post?.id} ${person?.id} ${name}`}
              title={person ? fullName(person) : name}
              meta={[post?.label, organisation?.name, groups[group]].filter(Boolean).join(' · ')}
            />
          ))}
        </ItemList>
      )}
      <RetractButton
        name="Intervenants"
        partnershipId={partnership.id}
        kind="trainer"
        of={id}
        parts={trainers
          .filter(({ post, person }) => !post && !person)
          .map(({ name }) => ({ field: 'name', label: name, text: name }))}
      />
    </Card>
  )
}

/** The other sessions of one programme, and where it came from. */
function Sessions({ training: { id, series, copiedFrom } }: { training: Training }) {
  const others = series.filter((session) => session.id !== id)
  if (others.length === 0 && !copiedFrom) return null
  return (
    <Card title="Autres séances">
      {others.length > 0 && (
        <ItemList>
          {others.map((session) => (
            <Item
              key={session.id}
              title={
                <Link to="/formations/$id" params={{ id: barePart(session.id) }}>
                  {session.title}
                </Link>
              }
              meta={
                session.event.startsAt ? (
                  <MomentText instant={session.event.startsAt} zone={session.event.timeZone} />
                ) : (
                  'Date à choisir'
                )
              }
              status={
                <StatusTag tone={trainingStates[session.state].tone}>
                  {trainingStates[session.state].word}
                </StatusTag>
              }
            />
          ))}
        </ItemList>
      )}
      {copiedFrom && (
        <p>
          Reprise de{' '}
          <Link to="/formations/$id" params={{ id: barePart(copiedFrom.id) }}>
            {copiedFrom.title}
          </Link>
          .
        </p>
      )}
    </Card>
  )
}
