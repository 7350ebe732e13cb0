import { ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { optionsOf } from '~/components/options'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { TerritoryFilter } from '~/features/directory/pickers'
import { themes } from '~/features/protocols/words'
import { graphql } from '~/graphql/generated'
import type { Theme } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import styles from '../directory/FinderPage.module.css'
import { Entry } from './ResourcePersons'

const FindResourcePersons = graphql(`
  query FindResourcePersons($theme: Theme, $territory: ID, $after: String) {
    resourcePersons(theme: $theme, territory: $territory, first: 20, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ResourceFields
      }
    }
  }
`)

export interface ResourceSearch {
  theme?: Theme | undefined
  territoire?: string | undefined
  nom?: string | undefined
}

interface Props {
  search: ResourceSearch
  onSearch: (search: ResourceSearch) => void
}

/** Whom to call about what, in all partnerships of one's own. */
export function ResourceFinderPage({ search, onSearch }: Props) {
  const { theme, territoire, nom } = search
  const query = usePages(
    FindResourcePersons,
    { theme: theme ?? null, territory: territoire ?? null },
    ({ resourcePersons }) => resourcePersons,
  )
  return (
    <>
      <PageTitle
        title="Personnes ressources"
        trail={[{ label: 'Annuaire', link: { to: '/annuaire' } }]}
        lead="Qui appeler, sur quel sujet, dans vos partenariats."
      />
      <div className="stack">
        <div className={`${styles.filters} no-print`}>
          <Select
            label="Thème"
            isFilter
            options={[{ id: '', label: 'Tous les thèmes' }, ...optionsOf(themes)]}
            value={theme ?? ''}
            onChange={(id) => onSearch({ ...search, theme: (id || undefined) as Theme | undefined })}
          />
          <TerritoryFilter
            code={territoire}
            name={nom}
            onChange={(chosen) => onSearch({ ...search, territoire: chosen?.id, nom: chosen?.label })}
          />
        </div>
        <Loaded query={query}>
          {({ pages }) => {
            const nodes = pages.flatMap(({ resourcePersons }) => resourcePersons.nodes)
            const total = pages[0]?.resourcePersons.totalCount ?? nodes.length
            return nodes.length === 0 ? (
              <EmptyState title="Personne n’est désigné ici">
                <p>
                  Les personnes ressources se désignent depuis la page de chaque partenariat, par le
                  coordinateur ou le représentant d’une structure.
                </p>
              </EmptyState>
            ) : (
              <>
                <p role="status">{total === 1 ? '1 personne ressource' : `${total} personnes ressources`}</p>
                <ItemList>
                  {nodes.map((entry) => (
                    <Entry key={entry.id} entry={entry} />
                  ))}
                </ItemList>
                <ShowMore query={query} />
              </>
            )
          }}
        </Loaded>
      </div>
    </>
  )
}
