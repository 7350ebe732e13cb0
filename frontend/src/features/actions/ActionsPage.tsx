import { useNavigate } from '@tanstack/react-router'
import { Checkbox } from '~/components/Choice'
import { ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { dateIn } from '~/dates/dates'
import { found } from '~/graphql/found'
import type { ActionState, ActionsPageQuery, PartnershipActionsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { ActionRow } from './ActionRow'
import styles from './ActionsPage.module.css'
import { ActionsPageDocument, PartnershipActionsDocument } from './documents'

export interface ActionFilters {
  etat: ActionState
  toutes: boolean
}

const states = [
  { id: 'OPEN', label: 'À faire' },
  { id: 'DONE', label: 'Faites' },
  { id: 'DROPPED', label: 'Abandonnées' },
]

export function ActionsPage({ filters }: { filters: ActionFilters }) {
  const query = usePages(ActionsPageDocument, {}, ({ partnerships }) => partnerships)
  const navigate = useNavigate({ from: '/actions' })
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
        <Checkbox isSelected={filters.toutes} onChange={(toutes) => set({ toutes })}>
          Montrer aussi celles des autres postes
        </Checkbox>
      </div>
      <Loaded query={query}>
        {({ pages: [data, ...more] }) =>
          !data || data.partnerships.nodes.length === 0 ? (
            <EmptyState title="Aucun partenariat pour l’instant">
              Les actions naissent des revues de protocoles. Elles paraîtront ici quand votre organisation
              sera membre d’un partenariat.
            </EmptyState>
          ) : (
            <div className="stack">
              {[data, ...more]
                .flatMap(({ partnerships }) => partnerships.nodes)
                .map((partnership) => (
                  <PartnershipActions
                    key={partnership.id}
                    partnership={partnership}
                    data={data}
                    filters={filters}
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
}: {
  partnership: Partnership
  data: ActionsPageQuery
  filters: ActionFilters
}) {
  const query = usePages(
    PartnershipActionsDocument,
    { id: partnership.id, state: filters.etat },
    ({ node }) => found<Actions>(node)?.actions,
  )
  const held = new Set(
    data.viewer?.mandates.filter(({ status }) => status === 'CURRENT').map(({ post }) => post.id) ?? [],
  )
  return (
    <section aria-label={partnership.name}>
      <h2>{partnership.name}</h2>
      <Loaded query={query}>
        {({ pages }) => {
          const shown = pages
            .flatMap(({ node }) => found<Actions>(node)?.actions.nodes ?? [])
            .filter(({ owner }) => filters.toutes || held.has(owner.id))
          if (shown.length === 0) return <p>{nothing(filters)}</p>
          return (
            <ItemList>
              {shown.map((action) => (
                <ActionRow
                  key={action.id}
                  action={action}
                  partnershipId={partnership.id}
                  today={dateIn(data.site.now, partnership.timeZone)}
                  hasOrigin
                />
              ))}
            </ItemList>
          )
        }}
      </Loaded>
      <ShowMore query={query} />
    </section>
  )
}

const nothing = ({ etat, toutes }: ActionFilters) => {
  if (etat !== 'OPEN') return 'Aucune action dans cet état.'
  return toutes ? 'Aucune action n’est à faire.' : 'Aucune action n’attend un de vos postes.'
}
