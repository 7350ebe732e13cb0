import { useQuery } from '@tanstack/react-query'
import type { LinkProps } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { type Moment, Timeline } from '~/components/Timeline'
import { dateIn, distanceInWords, shortDate, viewerZone } from '~/dates/dates'
import { graphql } from '~/graphql/generated'
import type { DueKind, HomeQuery, WaitingKind } from '~/graphql/generated/graphql'
import { ask, Loaded } from '~/graphql/Loaded'
import { actingMandateOf, currentMandates, nameOf, useToday, type Viewer } from '~/viewer/viewer'
import { pageOf } from '../links'
import { MaybeLink } from '../MaybeLink'
import { barePart } from '../nodeIds'
import { happenings } from '../protocols/history'
import { AwaitedMandates } from './AwaitedMandates'

const Home = graphql(`
  query Home {
    viewer {
      waiting {
        kind
        subjectId
        title
        dueOn
        post {
          id
          label
          organisation {
            id
          }
        }
      }
      dueSoon {
        kind
        subjectId
        title
        dueOn
        late
      }
      recentChanges {
        id
        kind
        at
        subjectId
        title
        person {
          id
          givenName
          familyName
        }
        post {
          id
          label
        }
      }
      reminders {
        id
        dueOn
        sentAt
        protocol {
          id
          title
        }
      }
    }
  }
`)

type HomeData = NonNullable<HomeQuery['viewer']>

const waitingWords: Record<WaitingKind, string> = {
  APPROVAL: 'Un texte attend votre approbation',
  REVIEW_TO_PLAN: 'Une revue est à planifier',
  REVIEW_TO_COMPLETE: 'Une revue est à clore',
  ACTION: 'Une action vous est confiée',
  EVENT_TO_ANSWER: 'Une réunion attend votre réponse',
  ACCESS_REQUEST: 'Une demande d’accès est à décider',
  MANDATE_TO_CONFIRM: 'Une affectation est à confirmer',
  IDENTITY_LINK_TO_CONFIRM: 'Une nouvelle façon de vous connecter est à confirmer',
  VACANT_SIGNATORY: 'Un poste signataire est vacant',
}

const dueWords: Record<DueKind, string> = {
  REVIEW: 'Revue annuelle',
  TERM: 'Fin de la durée',
  NOTICE: 'Dernier jour pour décider du renouvellement',
  ACTION: 'Action',
  EVENT: 'Réunion',
  MANDATE_END: 'Fin d’une affectation',
}

export function HomePage({ viewer }: { viewer: Viewer }) {
  const query = useQuery(ask(Home, {}))
  const acting = actingMandateOf(viewer)
  return (
    <>
      <PageTitle
        title={`Bonjour ${viewer.person.givenName}`}
        lead={acting ? `${acting.post.label}, ${acting.post.organisation.name}` : undefined}
      />
      {currentMandates(viewer).length === 0 ? (
        <AwaitedMandates viewer={viewer} />
      ) : (
        <Loaded query={query}>
          {({ viewer: home }) =>
            home && (
              <div className="stack">
                <Waiting items={home.waiting} />
                <Due items={home.dueSoon} />
                <Reminders reminders={home.reminders} />
                <Changes entries={home.recentChanges} />
              </div>
            )
          }
        </Loaded>
      )}
    </>
  )
}

/** Where to act: the thing's page, or the page of one's own people. */
function placeOf({ kind, subjectId, post }: HomeData['waiting'][number]): LinkProps | null {
  if (kind === 'IDENTITY_LINK_TO_CONFIRM') return { to: '/mes-donnees' }
  const page = pageOf(subjectId)
  const isAboutPeople =
    kind === 'ACCESS_REQUEST' || kind === 'MANDATE_TO_CONFIRM' || kind === 'VACANT_SIGNATORY'
  if (isAboutPeople && post)
    return { to: '/equipe/$id', params: { id: barePart(post.organisation.id) } } as LinkProps
  return page
}

function Waiting({ items }: { items: HomeData['waiting'] }) {
  const today = useToday()
  if (items.length === 0)
    return (
      <EmptyState
        title="Rien ne vous attend"
        action={
          <LinkButton icon="people" to="/partenariats">
            Voir mes partenariats
          </LinkButton>
        }
      >
        <p>Quand un texte sera à approuver ou une revue à tenir, vous le verrez ici et par courriel.</p>
      </EmptyState>
    )
  return (
    <Card title="Ce qui vous attend">
      <ItemList>
        {items.map((item) => {
          const place = placeOf(item)
          return (
            <Item
              key={`${item.kind} ${item.subjectId} ${item.post?.id}`}
              title={item.title}
              meta={[waitingWords[item.kind], item.post && `en tant que ${item.post.label}`]
                .filter(Boolean)
                .join(', ')}
              status={item.dueOn && <Deadline today={today} date={item.dueOn} />}
              action={
                place && (
                  <LinkButton kind="primary" {...place}>
                    Ouvrir<span className="visually-hidden"> : {item.title}</span>
                  </LinkButton>
                )
              }
            />
          )
        })}
      </ItemList>
    </Card>
  )
}

function Deadline({ today, date }: { today: string; date: string }) {
  if (date < today) return <StatusTag tone="error">{`En retard : ${shortDate(date)}`}</StatusTag>
  return <StatusTag tone="warn">{`${shortDate(date)}, ${distanceInWords(today, date)}`}</StatusTag>
}

function Due({ items }: { items: HomeData['dueSoon'] }) {
  const today = useToday()
  return (
    <Card
      title="Échéances"
      actions={
        <LinkButton kind="quiet" icon="calendar" to="/mes-calendriers">
          Les recevoir dans mon agenda
        </LinkButton>
      }
    >
      {items.length === 0 ? (
        <p>Rien n’échoit dans les 90 jours.</p>
      ) : (
        <ItemList>
          {items.map(({ kind, subjectId, title, dueOn, late }) => (
            <Item
              key={`${kind} ${subjectId} ${dueOn}`}
              title={<MaybeLink id={subjectId}>{title}</MaybeLink>}
              meta={dueWords[kind]}
              status={
                late ? (
                  <StatusTag tone="error">{`En retard depuis le ${shortDate(dueOn)}`}</StatusTag>
                ) : (
                  <StatusTag tone="info">{`${shortDate(dueOn)}, ${distanceInWords(today, dueOn)}`}</StatusTag>
                )
              }
            />
          ))}
        </ItemList>
      )}
    </Card>
  )
}

/** The proof that nobody was forgotten: what was mailed, and when. */
function Reminders({ reminders }: { reminders: HomeData['reminders'] }) {
  if (reminders.length === 0) return null
  return (
    <Card title="Rappels reçus">
      <ItemList>
        {reminders.map(({ id, protocol, dueOn, sentAt }) => (
          <Item
            key={id}
            title={<MaybeLink id={protocol.id}>{protocol.title}</MaybeLink>}
            meta={`Revue attendue le ${shortDate(dueOn)}${
              sentAt ? `, rappel envoyé le ${shortDate(dateIn(sentAt, viewerZone()))}` : ''
            }`}
          />
        ))}
      </ItemList>
    </Card>
  )
}

function Changes({ entries }: { entries: HomeData['recentChanges'] }) {
  return (
    <Card title="Ce qui a changé">
      {entries.length === 0 ? (
        <p>Rien de nouveau pour l’instant.</p>
      ) : (
        <Timeline moments={entries.map(momentOf)} />
      )}
    </Card>
  )
}

export function momentOf({
  id,
  kind,
  at,
  person,
  post,
  subjectId,
  title,
}: HomeData['recentChanges'][number]): Moment {
  const { words, icon } = happenings[kind]
  const who = [person && nameOf(person), post?.label].filter(Boolean).join(', ')
  return {
    id,
    icon,
    when: shortDate(dateIn(at, viewerZone())),
    title: (
      <>
        {words} : <MaybeLink id={subjectId}>{title}</MaybeLink>
      </>
    ),
    detail: who,
  }
}
