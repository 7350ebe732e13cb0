import { useQuery } from '@tanstack/react-query'
import { LinkButton } from '~/components/Button'
import { Item, ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { graphql } from '~/graphql/generated'
import type { PartnershipsQuery } from '~/graphql/generated/graphql'
import { ask, Loaded } from '~/graphql/Loaded'
import { useViewer } from '~/viewer/viewer'
import { MaybeLink } from '../MaybeLink'

const Partnerships = graphql(`
  query Partnerships {
    partnerships(first: 100) {
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
        late: protocols(reviewStatus: OVERDUE, first: 20) {
          nodes {
            id
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  }
`)

type Partnership = PartnershipsQuery['partnerships']['nodes'][number]

export function PartnershipsPage() {
  const query = useQuery(ask(Partnerships, {}))
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
        actions={create}
      />
      <Loaded query={query}>
        {({ partnerships: { nodes } }) =>
          nodes.length === 0 ? (
            <EmptyState title="Aucun partenariat pour l’instant" action={create}>
              <p>
                {canCreate
                  ? 'Choisissez un territoire, un poste qui coordonne et les structures membres des deux secteurs.'
                  : 'Votre structure n’est membre d’aucun partenariat. L’administrateur de votre territoire peut en créer un.'}
              </p>
            </EmptyState>
          ) : (
            <ItemList>
              {nodes.map((partnership) => (
                <Line key={partnership.id} partnership={partnership} />
              ))}
            </ItemList>
          )
        }
      </Loaded>
    </>
  )
}

function Line({
  partnership: { id, name, territories, coordinatingPost, late },
}: {
  partnership: Partnership
}) {
  const count = late.nodes.length
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
            {count === 1
              ? '1 revue en retard'
              : `${count}${late.pageInfo.hasNextPage ? ' ou plus' : ''} revues en retard`}
          </StatusTag>
        )
      }
    />
  )
}
