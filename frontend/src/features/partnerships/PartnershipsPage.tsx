import { useDeferredValue, useState } from 'react'
import { LinkButton } from '~/components/Button'
import { Item, ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { TextField } from '~/components/TextField'
import { graphql } from '~/graphql/generated'
import type { PartnershipsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { useViewer } from '~/viewer/viewer'
import { MaybeLink } from '../MaybeLink'

const Partnerships = graphql(`
  query Partnerships($search: String, $after: String) {
    partnerships(search: $search, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        territories {
          code
          name
        }
        coordinatingPost {
          id
          label
          organisation {
            id
            name
          }
        }
        late: protocols(reviewStatus: OVERDUE, first: 1) {
          totalCount
        }
      }
    }
  }
`)

type Partnership = PartnershipsQuery['partnerships']['nodes'][number]

/** Up to so many, a list needs no search. */
const few = 10

const countInWords = (count: number) => (count === 1 ? '1 partenariat' : `${count} partenariats`)

export function PartnershipsPage() {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed) || null
  const query = usePages(Partnerships, { search }, ({ partnerships }) => partnerships)
  const canCreate = useViewer()?.canCreatePartnerships ?? false
  const create = canCreate && (
    <LinkButton kind="primary" icon="add" to="/partenariats/nouveau">
      Créer un partenariat
    </LinkButton>
  )
  return (
    <>
      <PageTitle
        title="Partenariats"
        lead="Un partenariat réunit, sur un territoire, les structures de soin et de justice qui travaillent ensemble."
        actions={
          <>
            <LinkButton to="/indicateurs">Indicateurs</LinkButton>
            <LinkButton icon="exchange" to="/inter-regional">
              Accords inter-régionaux
            </LinkButton>
            {create}
          </>
        }
      />
      <Loaded query={query}>
        {({ pages }) => {
          const nodes = pages.flatMap(({ partnerships }) => partnerships.nodes)
          const total = pages[0]?.partnerships.totalCount ?? nodes.length
          return search === null && nodes.length === 0 ? (
            <EmptyState title="Aucun partenariat pour l’instant" action={create}>
              <p>
                {canCreate
                  ? 'Choisissez un territoire, un poste qui coordonne et les structures membres des deux secteurs.'
                  : 'Votre structure n’est membre d’aucun partenariat. L’administrateur de votre territoire peut en créer un.'}
              </p>
            </EmptyState>
          ) : (
            <div className="stack">
              {(search !== null || total > few) && (
                <TextField
                  label="Chercher un partenariat"
                  type="search"
                  isFilter
                  value={typed}
                  onChange={setTyped}
                />
              )}
              <p role="status">{total === 0 ? 'Aucun partenariat ne correspond.' : countInWords(total)}</p>
              {nodes.length > 0 && (
                <ItemList>
                  {nodes.map((partnership) => (
                    <Line key={partnership.id} partnership={partnership} />
                  ))}
                </ItemList>
              )}
              <ShowMore query={query} />
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

function Line({
  partnership: { id, name, territories, coordinatingPost, late },
}: {
  partnership: Partnership
}) {
  const count = late.totalCount ?? 0
  return (
    <Item
      title={<MaybeLink id={id}>{name}</MaybeLink>}
      meta={[
        territories.map((territory) => territory.name).join(', '),
        coordinatingPost
          ? `coordonné par ${coordinatingPost.label}, ${coordinatingPost.organisation.name}`
          : 'sans poste coordinateur',
      ].join(' · ')}
      status={
        count > 0 && (
          <StatusTag tone="error">
            {count === 1 ? '1 revue en retard' : `${count} revues en retard`}
          </StatusTag>
        )
      }
    />
  )
}
