import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Item, ItemList } from '~/components/DataList'
import { DateText } from '~/components/DateText'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { ComboBox, Select } from '~/components/Select'
import { StatusTag } from '~/components/StatusTag'
import { TextField } from '~/components/TextField'
import { distanceInWords } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import type { ProtocolListQuery, ProtocolStatus, ReviewStatus } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { useToday } from '~/viewer/viewer'
import { ProtocolListDocument } from './documents/list'
import { draftablePartnerships, partnershipsIn } from './PartnershipGate'
import styles from './ProtocolList.module.css'
import { protocolStatuses, reviewStatuses, statusOptionsOf } from './words'

export interface ProtocolFilters {
  mot?: string
  partenariat?: string
  etat?: ProtocolStatus
  revue?: ReviewStatus
}

const all = { id: 'all', label: 'Tous' }

export function ProtocolList({ filters }: { filters: ProtocolFilters }) {
  const query = usePages(
    ProtocolListDocument,
    {
      search: useDeferredValue(filters.mot) || null,
      partnershipId: filters.partenariat ?? null,
      status: filters.etat ?? null,
      reviewStatus: filters.revue ?? null,
    },
    ({ protocols }) => protocols,
  )
  const partnerships = partnershipsIn(useQuery(draftablePartnerships).data ?? [])
  const canDraft = partnerships.some(({ viewerCanDraftProtocols }) => viewerCanDraftProtocols)
  return (
    <>
      <PageTitle
        title="Protocoles"
        lead="Les accords entre la justice et l’addictologie que vous pouvez lire. Ceux dont la revue vient le plus tôt sont en tête."
        actions={
          canDraft && (
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
        {({ pages }) => (
          <div className="stack">
            <Filters filters={filters} partnerships={partnerships} />
            <Results pages={pages} filters={filters} canDraft={canDraft} isStale={query.isPlaceholderData} />
            <ShowMore query={query} />
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
  partnerships: ReturnType<typeof partnershipsIn>
}) {
  const navigate = useNavigate({ from: '/protocoles/' })
  const set = (change: Partial<ProtocolFilters>) =>
    void navigate({ search: { ...filters, ...change }, replace: true })
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
        <ComboBox
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
  pages,
  filters,
  canDraft,
  isStale,
}: {
  pages: readonly ProtocolListQuery[]
  filters: ProtocolFilters
  canDraft: boolean
  isStale: boolean
}) {
  const nodes = pages.flatMap(({ protocols }) => protocols.nodes)
  const today = useToday()
  const isFiltered = Boolean(filters.mot ?? filters.partenariat ?? filters.etat ?? filters.revue)
  if (nodes.length === 0) return isFiltered ? <NothingFound /> : <NothingYet canDraft={canDraft} />
  return (
    <>
      <p role="status" className={styles.count}>
        {isStale ? 'Recherche…' : countInWords(pages[0]?.protocols.totalCount ?? nodes.length)}
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

function NothingYet({ canDraft }: { canDraft: boolean }) {
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
