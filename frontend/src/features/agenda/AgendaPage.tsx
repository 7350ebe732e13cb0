import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { LinkButton } from '~/components/Button'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { dateInWords, viewerZone } from '~/dates/dates'
import { zoneName } from '~/features/directory/zones'
import { eventKinds } from '~/features/events/words'
import { draftablePartnerships, partnershipsIn } from '~/features/protocols/PartnershipGate'
import { ask } from '~/graphql/ask'
import { FaultNotice } from '~/graphql/FaultNotice'
import type { AgendaEventsQuery, EventKind } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { currentMandates, useToday, useViewer } from '~/viewer/viewer'
import styles from './Agenda.module.css'
import { DayList } from './DayList'
import { DayTable } from './DayTable'
import { AgendaOutsideDocument, eventsAfter, eventsBetween } from './documents'
import { daysOf, type Filters, filtered, firstToCome, type Own } from './occurrences'
import { contentsByDay, outsideOf } from './outside'
import { ProposedDates } from './ProposedDates'
import {
  type AgendaView,
  dayBefore,
  nextDay,
  type Period,
  periodOf,
  periodTitle,
  turned,
  weeksOf,
} from './period'

export interface AgendaSearch extends Filters {
  vue?: AgendaView
  jour?: string
}

const views: { id: AgendaView; label: string }[] = [
  { id: 'mois', label: 'Mois' },
  { id: 'semaine', label: 'Semaine' },
  { id: 'liste', label: 'Liste' },
]

const narrow = '(max-width: 44rem)'

/** Where a table of seven columns cannot be read. */
const useIsNarrow = () =>
  useSyncExternalStore(
    (changed) => {
      const media = matchMedia(narrow)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => matchMedia(narrow).matches,
  )

export function AgendaPage({ search }: { search: AgendaSearch }) {
  const isNarrow = useIsNarrow()
  const today = useToday()
  const view = search.vue ?? (isNarrow ? 'liste' : 'mois')
  const around = search.jour ?? today
  const period = periodOf(view, around)
  const query = useQuery(eventsBetween(period))
  // The page does not wait for what others say, nor fail with it.
  const outside = useQuery(
    ask(AgendaOutsideDocument, { from: dayBefore(period.from), to: nextDay(period.to) }),
  )
  const own = useOwn()
  const title = periodTitle(view, around)
  return (
    <>
      <PageTitle
        title="Agenda"
        lead={`Réunions, formations et stages que vous pouvez voir, à votre heure (${zoneName(viewerZone())}).`}
        actions={
          <>
            <LinkButton kind="primary" icon="add" to="/evenements/nouveau">
              Nouvelle réunion
            </LinkButton>
            <LinkButton icon="people" to="/reunions">
              Réunions annuelles
            </LinkButton>
            <LinkButton kind="quiet" icon="calendar" to="/mes-calendriers">
              Suivre dans mon agenda
            </LinkButton>
          </>
        }
      />
      <ProposedDates />
      <Turner search={search} view={view} around={around} />
      <FilterBar search={search} />
      <h2 className={styles.period} aria-live="polite">
        {title}
      </h2>
      <Loaded query={query}>
        {({ events, isCut }) => {
          const theirs = outside.data ? outsideOf(outside.data, search, viewerZone()) : []
          const days = contentsByDay(filtered(events, search, own), theirs, period, viewerZone())
          const rest = isCut && (
            <Notice tone="warn" title="Tout ne tient pas ici">
              <p>La fin de cette période n’est pas montrée : regardez une semaine à la fois.</p>
            </Notice>
          )
          const nothing = days.size === 0 && <Nothing search={search} own={own} period={period} />
          if (view === 'liste')
            return (
              <>
                {rest}
                {nothing}
                <DayList days={days} today={today} />
              </>
            )
          return (
            <div className="stack">
              {rest}
              {nothing}
              <DayTable
                caption={title}
                view={view}
                weeks={weeksOf(period)}
                days={days}
                around={around}
                today={today}
              />
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

/** An empty period says where the next date stands, as far as is known. */
function Nothing({ search, own, period }: { search: AgendaSearch; own: Own; period: Period }) {
  const query = useQuery(eventsAfter(period))
  const isFiltered = Boolean(search.pour ?? search.partenariat ?? search.genre)
  return (
    <>
      <Notice tone="info" title="Rien sur cette période" isLive>
        {query.data && <Next events={query.data.events} search={search} own={own} />}
        {isFiltered && <p>Un filtre cache peut-être des dates.</p>}
      </Notice>
      {query.error && <FaultNotice error={query.error} onRetry={() => void query.refetch()} />}
    </>
  )
}

function Next({
  events: { nodes, pageInfo },
  search,
  own,
}: {
  events: AgendaEventsQuery['events']
  search: AgendaSearch
  own: Own
}) {
  const next = firstToCome(filtered(nodes, search, own))
  const [day] = next ? daysOf(next, viewerZone()) : []
  if (day)
    return (
      <p>
        La prochaine date est le{' '}
        <Link to="/agenda" search={{ ...search, jour: day }}>
          {dateInWords(day)}
        </Link>
        .
      </p>
    )
  // Only the first of what follows was asked for.
  if (pageInfo.hasNextPage) return <p>La suite est longue : avancez de mois en mois pour la voir.</p>
  return <p>Rien de prévu ensuite non plus.</p>
}

/** Addresses, so that a view can be kept, sent and gone back to. */
function Turner({ search, view, around }: { search: AgendaSearch; view: AgendaView; around: string }) {
  const { jour: _, ...without } = search
  const unit = view === 'semaine' ? 'Semaine' : 'Mois'
  const [before, after] =
    view === 'semaine' ? ['précédente', 'suivante'] : (['précédent', 'suivant'] as const)
  return (
    <div className={`${styles.turner} no-print`}>
      <nav aria-label="Période" className="row">
        <LinkButton icon="chevronLeft" to="/agenda" search={{ ...search, jour: turned(view, around, -1) }}>
          <span className={styles.unit}>{unit} </span>
          <span className={styles.turn}>{before}</span>
        </LinkButton>
        <LinkButton to="/agenda" search={without}>
          Aujourd’hui
        </LinkButton>
        <LinkButton icon="chevronRight" to="/agenda" search={{ ...search, jour: turned(view, around, 1) }}>
          <span className={styles.unit}>{unit} </span>
          <span className={styles.turn}>{after}</span>
        </LinkButton>
      </nav>
      <nav aria-label="Vue" className="row">
        {views.map(({ id, label }) => (
          <LinkButton
            key={id}
            kind={id === view ? 'primary' : 'secondary'}
            to="/agenda"
            search={{ ...search, vue: id }}
            {...(id === view && { 'aria-current': 'true' as const, icon: 'check' as const })}
          >
            {label}
          </LinkButton>
        ))}
      </nav>
    </div>
  )
}

const everything = 'tout'
const kindOptions = [
  { id: everything, label: 'Tous les genres' },
  ...Object.entries(eventKinds).map(([id, { word }]) => ({ id, label: word })),
]
const forWhomOptions = [
  { id: everything, label: 'Tout ce que je peux voir' },
  { id: 'moi', label: 'Ce qui m’attend' },
  { id: 'organisation', label: 'Mon organisation' },
]

function FilterBar({ search }: { search: AgendaSearch }) {
  const navigate = useNavigate({ from: '/agenda' })
  const partnerships = partnershipsIn(useQuery(draftablePartnerships).data ?? [])
  const set = (name: keyof Filters, value: string | null) => {
    const { [name]: _, ...others } = search
    void navigate({
      search: value && value !== everything ? { ...others, [name]: value } : others,
      replace: true,
    })
  }
  return (
    <div className={`${styles.filters} no-print`}>
      <Select
        label="Pour qui"
        options={forWhomOptions}
        value={search.pour ?? everything}
        onChange={(value) => set('pour', value)}
        isFilter
      />
      {partnerships.length > 1 && (
        <Select
          label="Partenariat"
          options={[
            { id: everything, label: 'Tous les partenariats' },
            ...partnerships.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={search.partenariat ?? everything}
          onChange={(value) => set('partenariat', value)}
          isFilter
        />
      )}
      <Select
        label="Genre"
        options={kindOptions}
        value={search.genre ?? everything}
        onChange={(value) => set('genre', value)}
        isFilter
      />
    </div>
  )
}

export const isEventKind = (text: unknown): text is EventKind =>
  typeof text === 'string' && Object.hasOwn(eventKinds, text)

function useOwn() {
  const viewer = useViewer()
  const posts = viewer ? currentMandates(viewer).map(({ post }) => post) : []
  return {
    postIds: new Set(posts.map(({ id }) => id)),
    organisationIds: new Set(posts.map(({ organisation }) => organisation.id)),
  }
}
