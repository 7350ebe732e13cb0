import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Checkbox } from '~/components/Choice'
import { ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { dateIn } from '~/dates/dates'
import { found } from '~/graphql/found'
import type { ActionState, ActionsPageQuery, PartnershipActionsQuery } from '~/graphql/generated/graphql'
import { ask, Loaded } from '~/graphql/Loaded'
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
  const query = useQuery(ask(ActionsPageDocument, {}))
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
        {(data) =>
          data.partnerships.nodes.length === 0 ? (
            <EmptyState title="Aucun partenariat pour l’instant">
              Les actions naissent des revues de protocoles. Elles paraîtront ici quand votre organisation
              sera membre d’un partenariat.
            </EmptyState>
          ) : (
            <div className="stack">
              {data.partnerships.nodes.map((partnership) => (
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
    </>
  )
}

type Partnership = ActionsPageQuery['partnerships']['nodes'][number]
type Actions = Extract<NonNullable<PartnershipActionsQuery['node']>, { id: string }>

const page = 50

function PartnershipActions({
  partnership,
  data,
  filters,
}: {
  partnership: Partnership
  data: ActionsPageQuery
  filters: ActionFilters
}) {
  const [first, setFirst] = useState(page)
  const query = useQuery(ask(PartnershipActionsDocument, { id: partnership.id, state: filters.etat, first }))
  const held = new Set(
    data.viewer?.mandates.filter(({ status }) => status === 'CURRENT').map(({ post }) => post.id) ?? [],
  )
  return (
    <section aria-label={partnership.name}>
      <h2>{partnership.name}</h2>
      <Loaded query={query}>
        {({ node }) => {
          const actions = found<Actions>(node)?.actions
          const shown = (actions?.nodes ?? []).filter(({ owner }) => filters.toutes || held.has(owner.id))
          if (shown.length === 0) return <p>{nothing(filters)}</p>
          return (
            <div className="stack">
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
              {actions?.pageInfo.hasNextPage && first < 2 * page && (
                <Button onPress={() => setFirst(2 * page)}>Afficher la suite</Button>
              )}
            </div>
          )
        }}
      </Loaded>
    </section>
  )
}

const nothing = ({ etat, toutes }: ActionFilters) => {
  if (etat !== 'OPEN') return 'Aucune action dans cet état.'
  return toutes ? 'Aucune action n’est à faire.' : 'Aucune action n’attend un de vos postes.'
}
