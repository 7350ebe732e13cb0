import { useQuery } from '@tanstack/react-query'
import type { LinkProps } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { Timeline } from '~/components/Timeline'
import { dateIn, distanceInWords, shortDate, viewerZone } from '~/dates/dates'
import { ask } from '~/graphql/ask'
import type { DueKind, WaitingKind } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { actingMandateOf, currentMandates, useToday, type Viewer } from '~/viewer/viewer'
import { MyPacks } from '../arrivals/MyPacks'
import { MyHandovers } from '../handovers/MyHandovers'
import { pageOf } from '../links'
import { MaybeLink } from '../MaybeLink'
import { barePart } from '../nodeIds'
import { momentOf } from '../protocols/moment'
import { AwaitedMandates } from './AwaitedMandates'
import { type HomeData, HomeDocument } from './documents'
import { FirstSteps } from './FirstSteps'

/** What waits, and the act that ends the wait. */
const waitingWords: Record<WaitingKind, { what: string; act: string }> = {
  APPROVAL: { what: 'Un texte attend votre approbation', act: 'Lire et approuver' },
  REVIEW_TO_PLAN: { what: 'Une revue est à planifier', act: 'Planifier la revue' },
  REVIEW_TO_COMPLETE: { what: 'Une revue est à clore', act: 'Continuer la revue' },
  CHECKLIST: {
    what: 'Des points de vigilance sur le secret sont à remplir avant l’approbation',
    act: 'Remplir les points',
  },
  RENEWAL_TO_DECIDE: {
    what: 'Un renouvellement est à décider : sans décision, le protocole s’arrête à son terme',
    act: 'Décider',
  },
  ACTION: { what: 'Une action vous est confiée', act: 'Voir l’action' },
  EVENT_TO_ANSWER: { what: 'Une date attend votre réponse', act: 'Répondre' },
  ACCESS_REQUEST: { what: 'Une demande d’accès est à décider', act: 'Décider' },
  MANDATE_TO_CONFIRM: { what: 'Une affectation est à confirmer', act: 'Vérifier' },
  IDENTITY_LINK_TO_CONFIRM: {
    what: 'Une nouvelle façon de vous connecter est à confirmer',
    act: 'Vérifier',
  },
  HOLDERS_TO_CONFIRM: {
    what: 'Vérifiez qui tient les postes de votre structure',
    act: 'Vérifier les postes',
  },
  STAFF_REPORT: {
    what: 'Un coordinateur signale une arrivée ou un départ',
    act: 'Répondre',
  },
  VACANT_SIGNATORY: { what: 'Un poste signataire est vacant', act: 'Pourvoir le poste' },
}

const dueWords: Record<DueKind, string> = {
  REVIEW: 'Revue annuelle',
  TERM: 'Fin de la durée',
  NOTICE: 'Dernier jour pour décider du renouvellement',
  ACTION: 'Action',
  EVENT: 'Rendez-vous',
  MANDATE_END: 'Fin d’une affectation',
}

export function HomePage({ viewer }: { viewer: Viewer }) {
  const query = useQuery(ask(HomeDocument, {}))
  const acting = actingMandateOf(viewer)
  return (
    <>
      <PageTitle
        title={`Bonjour ${viewer.person.givenName}`}
        lead={acting ? `${acting.post.label}, ${acting.post.organisation.name}` : undefined}
      />
      <div className="stack">
        <MyPacks />
        <MyHandovers />
        {currentMandates(viewer).length === 0 ? (
          <AwaitedMandates viewer={viewer} />
        ) : (
          <Loaded query={query}>
            {({ viewer: home }) =>
              home && (
                <div className="stack">
                  {home.firstSteps.map((start) => (
                    <FirstSteps key={start.partnershipId ?? start.territoryCode} start={start} />
                  ))}
                  <Waiting items={home.waiting} viewer={viewer} />
                  <Due items={home.dueSoon} reminders={home.reminders} />
                  <Changes entries={home.recentChanges} />
                </div>
              )
            }
          </Loaded>
        )}
      </div>
    </>
  )
}

/** Where to act: the thing's page, or the page of one's own people. */
function placeOf({ kind, subjectId, post }: HomeData['waiting'][number]): LinkProps | null {
  if (kind === 'IDENTITY_LINK_TO_CONFIRM') return { to: '/mes-donnees' }
  const page = pageOf(subjectId)
  const isAboutPeople =
    kind === 'ACCESS_REQUEST' ||
    kind === 'MANDATE_TO_CONFIRM' ||
    kind === 'HOLDERS_TO_CONFIRM' ||
    kind === 'STAFF_REPORT' ||
    kind === 'VACANT_SIGNATORY'
  if (isAboutPeople && post)
    return { to: '/equipe/$id', params: { id: barePart(post.organisation.id) } } as LinkProps
  return page
}

function NothingWaits({ viewer: { canCreatePartnerships, canCreateOrganisations } }: { viewer: Viewer }) {
  return (
    <EmptyState
      title="Rien à décider pour l’instant"
      action={
        <div className="row">
          <LinkButton icon="people" to="/partenariats">
            Voir les partenariats
          </LinkButton>
          {canCreatePartnerships && (
            <LinkButton icon="add" to="/partenariats/nouveau">
              Créer un partenariat
            </LinkButton>
          )}
          {canCreateOrganisations && (
            <LinkButton icon="add" to="/annuaire/nouvelle">
              Ajouter une structure
            </LinkButton>
          )}
        </div>
      }
    >
      <p>
        Ce qui demande un geste de votre part paraîtra ici. Le plus souvent, un courriel vous le dit aussi.
      </p>
    </EmptyState>
  )
}

function Waiting({ items, viewer }: { items: HomeData['waiting']; viewer: Viewer }) {
  const today = useToday()
  const hasSeveralPosts = currentMandates(viewer).length > 1
  if (items.length === 0) return <NothingWaits viewer={viewer} />
  return (
    <Card title="Ce qui vous attend">
      <ItemList>
        {items.map((item, index) => {
          const place = placeOf(item)
          const { what, act } = waitingWords[item.kind]
          return (
            <Item
              key={`${item.kind} ${item.subjectId} ${item.post?.id}`}
              title={item.title}
              meta={[what, hasSeveralPosts && item.post && `en tant que ${item.post.label}`]
                .filter(Boolean)
                .join(', ')}
              status={item.dueOn && <Deadline today={today} date={item.dueOn} />}
              action={
                place && (
                  <LinkButton kind={index === 0 ? 'primary' : 'secondary'} {...place}>
                    {act}
                    <span className="visually-hidden"> : {item.title}</span>
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

/** Red once late, amber when it waits for the reader, blue when it is only announced. */
function Deadline({ today, date, isFar = false }: { today: string; date: string; isFar?: boolean }) {
  if (date < today) return <StatusTag tone="error">{`En retard depuis le ${shortDate(date)}`}</StatusTag>
  return (
    <StatusTag
      tone={isFar ? 'info' : 'warn'}
    >{`${shortDate(date)}, ${distanceInWords(today, date)}`}</StatusTag>
  )
}

function Due({ items, reminders }: { items: HomeData['dueSoon']; reminders: HomeData['reminders'] }) {
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
              status={<Deadline today={today} date={dueOn} isFar={!late} />}
            />
          ))}
        </ItemList>
      )}
      <Reminders reminders={reminders} />
    </Card>
  )
}

/** The proof that nobody was forgotten: what was mailed, and when. */
function Reminders({ reminders }: { reminders: HomeData['reminders'] }) {
  if (reminders.length === 0) return null
  return (
    <details>
      <summary>Rappels reçus ({reminders.length})</summary>
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
    </details>
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
