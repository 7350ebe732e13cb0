import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Checkbox } from '~/components/Choice'
import { Item, ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { optionsOf } from '~/components/options'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { TerritoryFilter } from '~/features/directory/pickers'
import { barePart } from '~/features/nodeIds'
import trainings from '~/features/trainings/Trainings.module.css'
import { counted } from '~/features/trainings/words'
import { ask } from '~/graphql/ask'
import { request } from '~/graphql/client'
import type {
  ImmersionAudience,
  ImmersionsQuery,
  MyImmersionsQuery,
  OfferLineFragment,
} from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore } from '~/graphql/pages'
import { ImmersionsDocument, MyImmersionsDocument } from './documents'
import { PlacesLeft } from './PlacesLeft'
import { audiences, awaitedAgreement, placementStates } from './words'

export interface ImmersionsSearch {
  public?: ImmersionAudience
  territoire?: string
  lieu?: string
  passees?: true
}

/** Stays in the other sector: what is offered, and one's own. */
export function ImmersionsPage({
  search,
  onSearch,
}: {
  search: ImmersionsSearch
  onSearch: (search: ImmersionsSearch) => void
}) {
  const variables = {
    territory: search.territoire ?? null,
    audience: search.public ?? null,
    past: search.passees ?? false,
  }
  const query = useInfiniteQuery({
    queryKey: ['immersions', variables],
    queryFn: ({ pageParam, signal }) =>
      request(ImmersionsDocument, { ...variables, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ immersionOffers: { pageInfo } }) =>
      pageInfo.hasNextPage ? pageInfo.endCursor : null,
    placeholderData: keepPreviousData,
  })
  const change = (part: ImmersionsSearch) => onSearch({ ...search, ...part })
  return (
    <>
      <PageTitle
        title="Immersions"
        lead="Passer quelques jours dans l’autre secteur, pour comprendre ses gestes et ses limites."
        actions={
          <LinkButton kind="primary" icon="add" to="/immersions/nouvelle">
            Proposer un accueil
          </LinkButton>
        }
      />
      <div className="stack">
        <MyImmersions />
        <search className={trainings.filters}>
          <TerritoryFilter
            code={search.territoire}
            name={search.lieu}
            onChange={(place) => change({ territoire: place?.id, lieu: place?.label })}
          />
          <Select
            label="Pour qui"
            isFilter
            options={[{ id: '', label: 'Tous les publics' }, ...optionsOf(audiences)]}
            value={search.public ?? ''}
            onChange={(id) => change({ public: (id || undefined) as ImmersionAudience | undefined })}
          />
          <Checkbox
            isSelected={search.passees ?? false}
            onChange={(passees) => change({ passees: passees || undefined })}
          >
            Offres passées
          </Checkbox>
        </search>
        <Loaded query={query}>
          {({ pages }) => (
            <Offers
              pages={pages}
              isFiltered={Boolean(search.public ?? search.territoire)}
              onClear={() => onSearch({ passees: search.passees })}
            />
          )}
        </Loaded>
        <ShowMore query={query} />
      </div>
    </>
  )
}

function Offers({
  pages,
  isFiltered,
  onClear,
}: {
  pages: readonly ImmersionsQuery[]
  isFiltered: boolean
  onClear: () => void
}) {
  const offers = pages.flatMap(({ immersionOffers }) => immersionOffers.nodes)
  const total = pages[0]?.immersionOffers.totalCount ?? offers.length
  return (
    <section aria-label="Offres d’accueil">
      <p role="status" className={trainings.count}>
        {total === 0 ? 'Aucune offre' : counted(total, 'offre')}
      </p>
      {offers.length > 0 ? (
        <ItemList>
          {offers.map((offer) => (
            <Offer key={offer.id} offer={offer} />
          ))}
        </ItemList>
      ) : isFiltered ? (
        <EmptyState
          title="Rien ne correspond"
          action={<Button onPress={onClear}>Effacer les filtres</Button>}
        >
          <p>Essayez un territoire plus large ou un autre public.</p>
        </EmptyState>
      ) : (
        <EmptyState title="Aucune offre pour l’instant">
          <p>Proposez-en une : deux jours d’accueil, une personne à la fois, suffisent pour commencer.</p>
        </EmptyState>
      )}
    </section>
  )
}

function Offer({ offer }: { offer: OfferLineFragment }) {
  return (
    <Item
      title={
        <Link to="/immersions/$id" params={{ id: barePart(offer.id) }}>
          {offer.title}
        </Link>
      }
      meta={[
        offer.organisation.name,
        `${counted(offer.days, 'jour')} entre le ${shortDate(offer.startsOn)} et le ${shortDate(offer.endsOn)}`,
        offer.audiences.map((audience) => audiences[audience]).join(', '),
      ].join(' · ')}
      status={<PlacesLeft offer={offer} />}
    />
  )
}

function MyImmersions() {
  const query = useQuery(ask(MyImmersionsDocument, {}))
  return (
    <Loaded query={query} meanwhile={null}>
      {({ viewer }) => <Mine immersions={viewer?.immersions ?? []} />}
    </Loaded>
  )
}

function Mine({ immersions: mine }: { immersions: NonNullable<MyImmersionsQuery['viewer']>['immersions'] }) {
  if (mine.length === 0) return null
  return (
    <Card title="Celles qui me concernent">
      <ItemList>
        {mine.map(({ id, offer, startsOn, endsOn, ...placement }) => (
          <Item
            key={id}
            title={
              <Link to="/immersions/$id" params={{ id: barePart(offer.id) }}>
                {offer.title}
              </Link>
            }
            meta={[
              offer.organisation.name,
              `du ${shortDate(startsOn)} au ${shortDate(endsOn)}`,
              awaitedAgreement(placement),
            ]
              .filter(Boolean)
              .join(' · ')}
            status={
              <StatusTag tone={placementStates[placement.state].tone}>
                {placementStates[placement.state].word}
              </StatusTag>
            }
          />
        ))}
      </ItemList>
    </Card>
  )
}
