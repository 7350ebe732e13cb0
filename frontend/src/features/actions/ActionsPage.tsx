import { parseDate } from '@internationalized/date'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { Badge } from '~/components/StatusTag'
import { dateIn } from '~/dates/dates'
import { found } from '~/graphql/found'
import type { ActionState, ActionsPageQuery, PartnershipActionsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { ActionRow } from './ActionRow'
import styles from './ActionsPage.module.css'
import { columnsOf, ofWhom, type Whose } from './board'
import { ActionsPageDocument, PartnershipActionsDocument } from './documents'
import { type SettledAction, UndoNotice } from './UndoNotice'

export interface ActionFilters {
  etat: ActionState
  pour: Whose
  partenariat?: string
}

const states = [
  { id: 'OPEN', label: 'À faire' },
  { id: 'DONE', label: 'Faites' },
  { id: 'DROPPED', label: 'Abandonnées' },
]

const whose = [
  { id: 'moi', label: 'De mes postes' },
  { id: 'organisation', label: 'De mon organisation' },
  { id: 'toutes', label: 'De tous' },
]

const everywhere = 'tous'

export function ActionsPage({ filters }: { filters: ActionFilters }) {
  const query = usePages(ActionsPageDocument, {}, ({ partnerships }) => partnerships)
  const navigate = useNavigate({ from: '/actions' })
  const partnerships = query.data?.pages.flatMap(({ partnerships }) => partnerships.nodes) ?? []
  const [settled, setSettled] = useState<SettledAction | null>(null)
  const set = (change: Partial<ActionFilters>) =>
    void navigate({ search: { ...filters, ...change }, replace: true })
  return (
    <>
      <PageTitle
        title="Actions"
        lead="Ce qui a été décidé ensemble, avec un poste qui s’en charge et une date."
      />
      <div className={`${styles.filters} no-print`}>
        <Select
          label="État"
          options={states}
          value={filters.etat}
          onChange={(etat) => etat && set({ etat: etat as ActionState })}
          isFilter
        />
        <Select
          label="De qui"
          options={whose}
          value={filters.pour}
          onChange={(pour) => pour && set({ pour: pour as Whose })}
          isFilter
        />
        {partnerships.length > 1 && (
          <Select
            label="Partenariat"
            options={[
              { id: everywhere, label: 'Tous les partenariats' },
              ...partnerships.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={filters.partenariat ?? everywhere}
            onChange={(id) => set({ partenariat: id && id !== everywhere ? id : undefined })}
            isFilter
          />
        )}
      </div>
      <UndoNotice settled={settled} onClose={() => setSettled(null)} />
      <Loaded query={query}>
        {({ pages: [data] }) =>
          !data || partnerships.length === 0 ? (
            <EmptyState title="Aucun partenariat pour l’instant">
              Les actions naissent des revues et des réunions annuelles. Elles paraîtront ici quand votre
              organisation sera membre d’un partenariat.
            </EmptyState>
          ) : (
            <div className="stack">
              {partnerships
                .filter(({ id }) => !filters.partenariat || id === filters.partenariat)
                .map((partnership) => (
                  <PartnershipActions
                    key={partnership.id}
                    partnership={partnership}
                    data={data}
                    filters={filters}
                    onSettled={setSettled}
                  />
                ))}
            </div>
          )
        }
      </Loaded>
      <ShowMore query={query} />
    </>
  )
}

type Partnership = ActionsPageQuery['partnerships']['nodes'][number]
type Actions = Extract<NonNullable<PartnershipActionsQuery['node']>, { id: string }>

function PartnershipActions({
  partnership,
  data,
  filters,
  onSettled,
}: {
  partnership: Partnership
  data: ActionsPageQuery
  filters: ActionFilters
  onSettled: (action: SettledAction) => void
}) {
  const query = usePages(
    PartnershipActionsDocument,
    { id: partnership.id, state: filters.etat },
    ({ node }) => found<Actions>(node)?.actions,
  )
  const own = ownOf(data)
  const today = dateIn(data.site.now, partnership.timeZone)
  const soon = parseDate(today).add({ days: 30 }).toString()
  return (
    <section aria-label={partnership.name}>
      <h2>{partnership.name}</h2>
      <Loaded query={query}>
        {({ pages }) => {
          const actions = pages.flatMap(({ node }) => found<Actions>(node)?.actions.nodes ?? [])
          const shown = ofWhom(actions, filters.pour, own)
          return (
            <div className="stack">
              {shown.length === 0 && <p>{nothing(filters)}</p>}
              {columnsOf(shown, filters.etat, soon).map(
                (column) =>
                  column.actions.length > 0 && (
                    <section key={column.title} aria-label={`${column.title}, ${partnership.name}`}>
                      <h3>
                        {column.title} <Badge count={column.actions.length} label="actions" />
                      </h3>
                      <ItemList>
                        {column.actions.map((action) => (
                          <ActionRow
                            key={action.id}
                            action={action}
                            partnershipId={partnership.id}
                            today={today}
                            onSettled={onSettled}
                            hasOrigin
                          />
                        ))}
                      </ItemList>
                    </section>
                  ),
              )}
            </div>
          )
        }}
      </Loaded>
      <ShowMore query={query} />
    </section>
  )
}

const nothing = ({ etat, pour }: ActionFilters) => {
  if (etat !== 'OPEN') return 'Aucune action dans cet état.'
  if (pour === 'toutes') return 'Aucune action n’est à faire.'
  return pour === 'moi'
    ? 'Aucune action n’attend un de vos postes.'
    : 'Aucune action n’attend votre organisation.'
}

function ownOf({ viewer }: ActionsPageQuery) {
  const posts = viewer?.mandates.filter(({ status }) => status === 'CURRENT').map(({ post }) => post) ?? []
  return {
    postIds: new Set(posts.map(({ id }) => id)),
    organisationIds: new Set(posts.map(({ organisation }) => organisation.id)),
  }
}
