import { Link } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { optionsOf } from '~/components/options'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { shortDate } from '~/dates/dates'
import { graphql } from '~/graphql/generated'
import type { FindOrganisationsQuery, OrganisationKind, Sector } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { useViewer } from '~/viewer/viewer'
import { MaybeLink } from '../MaybeLink'
import { barePart } from '../nodeIds'
import styles from './FinderPage.module.css'
import { TerritoryFilter } from './pickers'
import { kindOptions, kinds, sectors } from './words'

const FindOrganisations = graphql(`
  query FindOrganisations(
    $search: String
    $kinds: [OrganisationKind!]
    $sectors: [Sector!]
    $territory: ID
    $includeClosed: Boolean!
    $after: String
  ) {
    organisations(
      search: $search
      kinds: $kinds
      sectors: $sectors
      territory: $territory
      includeClosed: $includeClosed
      first: 24
      after: $after
    ) {
      nodes {
        id
        name
        kind
        sector
        closedOn
        absorbedBy {
          id
          name
        }
        contact {
          city
          phone
        }
        territories {
          code
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`)

export interface FinderSearch {
  mot?: string
  secteur?: Sector
  nature?: OrganisationKind
  territoire?: string
  /** Name of the territory, so that a shared address says it. */
  lieu?: string
}

export function FinderPage({
  search,
  onSearch,
}: {
  search: FinderSearch
  onSearch: (search: FinderSearch) => void
}) {
  const viewer = useViewer()
  const word = useDeferredValue(search.mot ?? '')
  const variables = {
    search: word || null,
    sectors: search.secteur ? [search.secteur] : null,
    kinds: search.nature ? [search.nature] : null,
    territory: search.territoire ?? null,
    // Whoever looks for a name is told where it went.
    includeClosed: word !== '',
  }
  const query = usePages(FindOrganisations, variables, ({ organisations }) => organisations)
  const change = (part: FinderSearch) => onSearch({ ...search, ...part })
  return (
    <>
      <PageTitle
        title="Annuaire"
        lead="Les structures de soin, les services de justice et leurs partenaires, avec qui y tient quel poste."
        actions={
          <>
            <LinkButton kind="quiet" to="/annuaire/referents">
              Magistrats référents
            </LinkButton>
            <LinkButton kind="quiet" to="/annuaire/ressources">
              Personnes ressources
            </LinkButton>
            <LinkButton
              kind="quiet"
              to="/annuaire/medecins"
              search={{ territoire: search.territoire, lieu: search.lieu }}
            >
              Médecins des tribunaux
            </LinkButton>
            {viewer?.canCreateOrganisations && (
              <>
                <LinkButton icon="add" to="/annuaire/nouvelle">
                  Ajouter une structure
                </LinkButton>
                <LinkButton kind="quiet" to="/annuaire/importer">
                  Importer une liste
                </LinkButton>
              </>
            )}
          </>
        }
      />
      <search className={styles.filters}>
        <TextField
          label="Nom, ville ou mot"
          isFilter
          value={search.mot ?? ''}
          onChange={(mot) => change({ mot: mot || undefined })}
          type="search"
        />
        <TerritoryFilter
          code={search.territoire}
          name={search.lieu}
          onChange={(place) => change({ territoire: place?.id, lieu: place?.label })}
        />
        <Select
          label="Secteur"
          isFilter
          options={[{ id: '', label: 'Tous les secteurs' }, ...optionsOf(sectors)]}
          value={search.secteur ?? ''}
          onChange={(id) => change({ secteur: (id || undefined) as Sector | undefined, nature: undefined })}
        />
        <Select
          label="Nature"
          isFilter
          options={[{ id: '', label: 'Toutes les natures' }, ...kindOptions(search.secteur ?? null)]}
          value={search.nature ?? ''}
          onChange={(id) => change({ nature: (id || undefined) as OrganisationKind | undefined })}
        />
      </search>
      <Loaded query={query}>{({ pages }) => <Results pages={pages} onClear={() => onSearch({})} />}</Loaded>
      <ShowMore query={query} />
    </>
  )
}

function Results({ pages, onClear }: { pages: readonly FindOrganisationsQuery[]; onClear: () => void }) {
  const found = pages.flatMap(({ organisations }) => organisations.nodes)
  const total = pages[0]?.organisations.totalCount ?? found.length
  return (
    <>
      <p role="status" className={styles.count}>
        {total === 0 ? 'Aucune structure' : total === 1 ? '1 structure' : `${total} structures`}
      </p>
      {found.length === 0 ? (
        <EmptyState
          title="Rien ne correspond"
          action={<Button onPress={onClear}>Effacer les filtres</Button>}
        >
          <p>Essayez un mot plus court, ou un territoire plus large. Les accents ne comptent pas.</p>
        </EmptyState>
      ) : (
        <ul className={styles.cards}>
          {found.map(({ id, name, kind, sector, contact, territories, closedOn, absorbedBy }) => (
            <li key={id}>
              <p className={styles.kind}>
                {kinds[kind]}
                <span> · {sectors[sector]}</span>
              </p>
              <h2>
                <Link to="/annuaire/$id" params={{ id: barePart(id) }}>
                  {name}
                </Link>
              </h2>
              {closedOn && (
                <p>
                  {`Jusqu’au ${shortDate(closedOn)}`}
                  {absorbedBy && (
                    <>
                      {' : rejoint '}
                      <MaybeLink id={absorbedBy.id}>{absorbedBy.name}</MaybeLink>
                    </>
                  )}
                </p>
              )}
              <p>{[contact.city, contact.phone].filter(Boolean).join(' · ')}</p>
              <p className={styles.served}>{territories.map((territory) => territory.name).join(', ')}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
