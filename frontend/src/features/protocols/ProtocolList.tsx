import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, LinkButton } from '~/components/Button'
import { Item, ItemList } from '~/components/DataList'
import { DateText } from '~/components/DateText'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { StatusTag } from '~/components/StatusTag'
import { TextField } from '~/components/TextField'
import { dateIn, distanceInWords, viewerZone } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import type { ProtocolListQuery, ProtocolStatus, ReviewStatus } from '~/graphql/generated/graphql'
import { ask, Loaded } from '~/graphql/Loaded'
import { ProtocolListDocument } from './documents/list'
import styles from './ProtocolList.module.css'
import { protocolStatuses, reviewStatuses, statusOptionsOf } from './words'

export interface ProtocolFilters {
  mot?: string
  partenariat?: string
  etat?: ProtocolStatus
  revue?: ReviewStatus
  /** How many are shown. */
  nombre?: number
}

const page = 30
const all = { id: 'all', label: 'Tous' }

export function ProtocolList({ filters }: { filters: ProtocolFilters }) {
  const query = useQuery({
    ...ask(ProtocolListDocument, {
      search: filters.mot || null,
      partnershipId: filters.partenariat ?? null,
      status: filters.etat ?? null,
      reviewStatus: filters.revue ?? null,
      first: filters.nombre ?? page,
    }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageTitle
        title="Protocoles"
        lead="Les accords entre la justice et l’addictologie que vous pouvez lire. Ceux dont la revue vient le plus tôt sont en tête."
        actions={
          query.data?.partnerships.nodes.some(({ viewerCanDraftProtocols }) => viewerCanDraftProtocols) && (
            <>
              <LinkButton kind="primary" icon="add" to="/protocoles/nouveau">
                Nouveau protocole
              </LinkButton>
              <LinkButton icon="document" to="/protocoles/accord-existant">
                Enregistrer un accord existant
              </LinkButton>
            </>
          )
        }
      />
      <Loaded query={query}>
        {(data) => (
          <div className="stack">
            <Filters filters={filters} partnerships={data.partnerships.nodes} />
            <Results data={data} filters={filters} isStale={query.isPlaceholderData} />
          </div>
        )}
      </Loaded>
    </>
  )
}

function Filters({
  filters,
  partnerships,
}: {
  filters: ProtocolFilters
  partnerships: ProtocolListQuery['partnerships']['nodes']
}) {
  const navigate = useNavigate({ from: '/protocoles/' })
  const set = (change: Partial<ProtocolFilters>) =>
    void navigate({ search: { ...filters, ...change, nombre: undefined }, replace: true })
  const chosen = <Id extends string>(id: string | null) =>
    id === null || id === all.id ? undefined : (id as Id)
  return (
    <search className={`${styles.filters} no-print`} aria-label="Filtrer les protocoles">
      <TextField
        label="Mot du titre"
        value={filters.mot ?? ''}
        onChange={(mot) => set({ mot: mot || undefined })}
        type="search"
        isFilter
      />
      <Select
        label="État"
        options={[all, ...statusOptionsOf(protocolStatuses)]}
        value={filters.etat ?? all.id}
        onChange={(id) => set({ etat: chosen(id) })}
        isFilter
      />
      <Select
        label="Revue"
        options={[{ ...all, label: 'Toutes' }, ...statusOptionsOf(reviewStatuses)]}
        value={filters.revue ?? all.id}
        onChange={(id) => set({ revue: chosen(id) })}
        isFilter
      />
      {partnerships.length > 1 && (
        <Select
          label="Partenariat"
          options={[all, ...partnerships.map(({ id, name }) => ({ id, label: name }))]}
          value={filters.partenariat ?? all.id}
          onChange={(id) => set({ partenariat: chosen(id) })}
          isFilter
        />
      )}
    </search>
  )
}

function Results({
  data,
  filters,
  isStale,
}: {
  data: ProtocolListQuery
  filters: ProtocolFilters
  isStale: boolean
}) {
  const { nodes, totalCount, pageInfo } = data.protocols
  const today = dateIn(data.site.now, viewerZone())
  const isFiltered = Boolean(filters.mot ?? filters.partenariat ?? filters.etat ?? filters.revue)
  if (nodes.length === 0) return isFiltered ? <NothingFound /> : <NothingYet data={data} />
  return (
    <>
      <p role="status" className={styles.count}>
        {isStale ? 'Recherche…' : countInWords(totalCount ?? nodes.length)}
      </p>
      <ItemList>
        {nodes.map((protocol) => (
          <Item
            key={protocol.id}
            title={
              <Link to="/protocoles/$id" params={{ id: barePart(protocol.id) }}>
                {protocol.title}
              </Link>
            }
            meta={
              <>
                {protocol.partnership.name}
                {protocol.reviewDueOn && (
                  <>
                    {' · '}revue due le <DateText date={protocol.reviewDueOn} short /> (
                    {distanceInWords(today, protocol.reviewDueOn)})
                  </>
                )}
                {protocol.vacancies.length > 0 && ' · un poste signataire ou responsable est vacant'}
              </>
            }
            status={<Statuses protocol={protocol} />}
          />
        ))}
      </ItemList>
      {pageInfo.hasNextPage && (
        <LinkButton
          to="/protocoles"
          search={{ ...filters, nombre: Math.min((filters.nombre ?? page) + page, 100) }}
          resetScroll={false}
        >
          Afficher la suite
        </LinkButton>
      )}
    </>
  )
}

const countInWords = (count: number) => `${count}\u00a0${count > 1 ? 'protocoles' : 'protocole'}`

function Statuses({ protocol }: { protocol: ProtocolListQuery['protocols']['nodes'][number] }) {
  const status = protocolStatuses[protocol.status]
  const review = protocol.reviewStatus && reviewStatuses[protocol.reviewStatus]
  return (
    <>
      {protocol.versionInPreparation?.status === 'IN_APPROVAL' && (
        <StatusTag tone="info">En approbation</StatusTag>
      )}
      {review && <StatusTag tone={review.tone}>{review.word}</StatusTag>}
      <StatusTag tone={status.tone}>{status.word}</StatusTag>
      {protocol.recordedFromExisting && <StatusTag tone="neutral">Repris</StatusTag>}
    </>
  )
}

function NothingFound() {
  const navigate = useNavigate({ from: '/protocoles/' })
  return (
    <EmptyState
      title="Aucun protocole ne correspond"
      action={<Button onPress={() => void navigate({ search: {} })}>Enlever les filtres</Button>}
    >
      Élargissez la recherche : un autre mot, un autre état.
    </EmptyState>
  )
}

function NothingYet({ data }: { data: ProtocolListQuery }) {
  const canDraft = data.partnerships.nodes.some(({ viewerCanDraftProtocols }) => viewerCanDraftProtocols)
  if (!canDraft)
    return (
      <EmptyState title="Aucun protocole à lire pour l’instant">
        Votre poste n’est encore membre d’aucun partenariat qui en a un. Le poste coordinateur de votre
        territoire peut ajouter votre organisation.
      </EmptyState>
    )
  return (
    <EmptyState
      title="Aucun protocole pour l’instant"
      action={
        <LinkButton kind="primary" icon="document" to="/protocoles/accord-existant">
          Enregistrer un accord existant
        </LinkButton>
      }
    >
      Un accord est déjà signé sur papier ? Enregistrez-le : ses revues annuelles seront rappelées à chacun.
      Sinon, commencez un nouveau protocole, clause par clause.
    </EmptyState>
  )
}
