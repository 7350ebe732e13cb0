import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList, Item, ItemList } from '~/components/DataList'
import { MomentText } from '~/components/DateText'
import { EmptyState } from '~/components/EmptyState'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { Timeline } from '~/components/Timeline'
import { periodInWords, shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { RestElsewhere } from '~/graphql/pages'
import { MissingPage } from '~/pages/errors'
import { useToday } from '~/viewer/viewer'
import { PartnershipCalendars } from '../calendar/PartnershipCalendars'
import { zoneName } from '../directory/zones'
import { wholeDays } from '../events/wholeDays'
import { PartnershipHandovers } from '../handovers/PartnershipHandovers'
import { Figures } from '../indicators/Figures'
import { MaybeLink } from '../MaybeLink'
import { Newcomers } from '../meetings/presentations/Newcomers'
import { PartnershipReportsCard } from '../moves/PartnershipReportsCard'
import { barePart, nodeId } from '../nodeIds'
import { momentOf } from '../protocols/moment'
import { ResourcePersons } from '../resources/ResourcePersons'
import { DueDates } from './DueDates'
import { Members } from './Members'
import { type Partnership, PartnershipPageDocument } from './partnership'

export function PartnershipPage({ id }: { id: string }) {
  const query = useQuery(ask(PartnershipPageDocument, { id: nodeId('partnership', id) }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const partnership = found(node)
        return partnership ? <Body partnership={partnership} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function Body({ partnership }: { partnership: Partnership }) {
  const params = { id: barePart(partnership.id) }
  const { coordinatingPost: coordinator } = partnership
  return (
    <>
      <PageTitle
        title={partnership.name}
        trail={[{ label: 'Partenariats', link: { to: '/partenariats' } }]}
        lead={partnership.territories.map(({ name }) => name).join(', ')}
        actions={
          <>
            {partnership.viewerCanEdit && (
              <LinkButton icon="edit" to="/partenariats/$id/modifier" params={params}>
                Modifier
              </LinkButton>
            )}
            {partnership.viewerCanManageMembers && (
              <LinkButton icon="people" to="/partenariats/$id/membres" params={params}>
                Membres et territoire
              </LinkButton>
            )}
          </>
        }
      />
      <div className="stack">
        <Pages partnership={partnership} />
        <Vacancies partnership={partnership} />
        <Protocols partnership={partnership} />
        <Events partnership={partnership} />
        <Actions partnership={partnership} />
        <Newcomers partnershipId={partnership.id} />
        <PartnershipHandovers id={partnership.id} />
        <ResourcePersons partnershipId={partnership.id} />
        {partnership.health && (
          <Card
            title="Santé du partenariat"
            actions={
              <LinkButton icon="document" to="/partenariats/$id/rapport" params={params}>
                Rapport d’activité
              </LinkButton>
            }
          >
            <p>Au {shortDate(partnership.health.on)}.</p>
            <Figures figures={partnership.health.figures} wanted={{ partnershipId: partnership.id }} />
          </Card>
        )}
        <Members partnershipId={partnership.id} />
        {partnership.viewerCanManageMembers && <PartnershipReportsCard partnershipId={partnership.id} />}
        <Card title="Coordination">
          <DataList
            items={[
              {
                term: 'Poste coordinateur',
                value: coordinator ? (
                  <>
                    {coordinator.label},{' '}
                    <MaybeLink id={coordinator.organisation.id}>{coordinator.organisation.name}</MaybeLink>
                  </>
                ) : (
                  'Aucun pour l’instant'
                ),
              },
              ...(coordinator
                ? [
                    {
                      term: 'Tenu par',
                      value:
                        coordinator.holders.map(({ person }) => fullName(person)).join(', ') ||
                        'Poste vacant',
                    },
                  ]
                : []),
              { term: 'Heure du partenariat', value: zoneName(partnership.timeZone) },
            ]}
          />
        </Card>
        <PartnershipCalendars id={partnership.id} timeZone={partnership.timeZone} />
        <Card title="Historique">
          {partnership.history.nodes.length === 0 ? (
            <p>Rien n’est encore arrivé ici.</p>
          ) : (
            <Timeline moments={partnership.history.nodes.map(momentOf)} />
          )}
          <RestElsewhere of={partnership.history}>
            Seuls les faits les plus récents sont montrés ici : chaque protocole garde les siens.
          </RestElsewhere>
        </Card>
      </div>
    </>
  )
}

/** What has a page of its own. */
function Pages({ partnership }: { partnership: Partnership }) {
  const params = { id: barePart(partnership.id) }
  return (
    <nav aria-label="Pages de ce partenariat" className="row">
      <LinkButton kind="quiet" to="/glossaire" search={{ partenariat: partnership.id }}>
        Glossaire
      </LinkButton>
      {partnership.publicSheet && (
        <LinkButton kind="quiet" to="/partenariats/$id/fiche" params={params}>
          Fiche pour le public
        </LinkButton>
      )}
      {partnership.interTerritoryAgreement && (
        <LinkButton kind="quiet" to="/inter-regional/$id" params={params}>
          Accord inter-régional
        </LinkButton>
      )}
      {partnership.viewerCanEditPackTemplates && (
        <LinkButton kind="quiet" to="/partenariats/$id/livrets" params={params}>
          Livrets d’accueil
        </LinkButton>
      )}
      {partnership.viewerCanManageMembers && (
        <LinkButton kind="quiet" to="/partenariats/$id/textes-retires" params={params}>
          Textes retirés
        </LinkButton>
      )}
    </nav>
  )
}

function Vacancies({ partnership: { vacancies } }: { partnership: Partnership }) {
  if (vacancies.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={vacancies.length === 1 ? 'Un poste clé est vacant' : 'Des postes clés sont vacants'}
    >
      <ul>
        {vacancies.map(({ id, label, organisation, vacantSince }) => (
          <li key={id}>
            {label}, <MaybeLink id={organisation.id}>{organisation.name}</MaybeLink>
            {vacantSince && ` : vacant depuis le ${shortDate(vacantSince)}`}
          </li>
        ))}
      </ul>
      <p>Leurs tâches reviennent à l’intérim, puis à l’administrateur du territoire.</p>
    </Notice>
  )
}

function Protocols({ partnership }: { partnership: Partnership }) {
  const today = useToday(partnership.timeZone)
  const { nodes, pageInfo } = partnership.protocols
  const create = partnership.viewerCanDraftProtocols && (
    <LinkButton icon="add" to="/protocoles/nouveau" search={{ partenariat: partnership.id }}>
      Préparer un protocole
    </LinkButton>
  )
  if (nodes.length === 0)
    return (
      <EmptyState title="Aucun protocole pour l’instant" action={create}>
        <p>Un protocole dit qui fait quoi entre la justice et le soin. Il se relit chaque année.</p>
      </EmptyState>
    )
  return (
    <Card title="Protocoles" actions={create}>
      <DueDates protocols={nodes} today={today} />
      {pageInfo.hasNextPage && (
        <p>
          <Link to="/protocoles" search={{ partenariat: partnership.id }}>
            Voir tous les protocoles
          </Link>
        </p>
      )}
    </Card>
  )
}

function Events({ partnership }: { partnership: Partnership }) {
  const { id, events, viewerCanDraftProtocols: canConvene } = partnership
  return (
    <Card
      title="Réunions à venir"
      actions={
        <>
          <LinkButton kind="quiet" to="/agenda" search={{ partenariat: id }}>
            Voir l’agenda du partenariat
          </LinkButton>
          {canConvene && (
            <LinkButton icon="add" to="/evenements/nouveau" search={{ partenariat: id }}>
              Nouvelle réunion
            </LinkButton>
          )}
        </>
      }
    >
      {events.nodes.length === 0 ? (
        <p>Aucune réunion n’est prévue.{canConvene && ' Proposez une date à vos partenaires.'}</p>
      ) : (
        <ItemList>
          {events.nodes.map(({ id, title, place, state, ...timed }) => (
            <Item
              key={id}
              title={<MaybeLink id={id}>{title}</MaybeLink>}
              meta={
                <>
                  <When {...timed} />
                  {place && ` · ${place}`}
                </>
              }
              status={state === 'CANCELLED' && <StatusTag tone="neutral">Annulée</StatusTag>}
            />
          ))}
        </ItemList>
      )}
      <RestElsewhere of={events}>Les réunions suivantes sont dans l’agenda.</RestElsewhere>
    </Card>
  )
}

function When(event: Omit<Partnership['events']['nodes'][number], 'id' | 'title' | 'place' | 'state'>) {
  const days = wholeDays(event)
  if (days) return periodInWords(days.first, days.last)
  return event.startsAt ? <MomentText instant={event.startsAt} zone={event.timeZone} /> : 'Date à choisir'
}

function Actions({ partnership: { id, actions } }: { partnership: Partnership }) {
  return (
    <Card
      title="Actions en cours"
      actions={
        <LinkButton kind="quiet" to="/actions" search={{ pour: 'toutes', partenariat: id }}>
          Voir toutes les actions
        </LinkButton>
      }
    >
      {actions.nodes.length === 0 ? (
        <p>Aucune action n’est ouverte. Les revues en décident.</p>
      ) : (
        <ItemList>
          {actions.nodes.map(({ id, title, owner, dueOn, late, originId, originTitle }) => (
            <Item
              key={id}
              title={title}
              meta={
                <>
                  {owner.label}, {owner.organisation.name} · décidée par{' '}
                  <MaybeLink id={originId}>{originTitle}</MaybeLink>
                </>
              }
              status={
                <StatusTag tone={late ? 'error' : 'info'}>
                  {late ? `En retard : ${shortDate(dueOn)}` : `Pour le ${shortDate(dueOn)}`}
                </StatusTag>
              }
            />
          ))}
        </ItemList>
      )}
    </Card>
  )
}
