import { Card } from '~/components/Card'
import { MomentText } from '~/components/DateText'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { momentInWords } from '~/dates/dates'
import { nodeId } from '~/features/nodeIds'
import { fullName } from '~/features/people'
import { found } from '~/graphql/found'
import type { RetractionsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { MaybeLink } from '../MaybeLink'
import { RetractionsDocument } from './documents'
import { Receivers } from './Receivers'
import { counted } from './receivers'
import { usePlaceNames } from './usePlaceNames'

type Partnership = Extract<NonNullable<RetractionsQuery['node']>, { __typename: 'Partnership' }>

/** What was retracted in a partnership: when, where, by whom, who may have received it. Never the text. */
export function RetractionsPage({ id }: { id: string }) {
  const query = usePages(
    RetractionsDocument,
    { id: nodeId('partnership', id) },
    ({ node }) => found<Partnership>(node)?.retractions,
  )
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const partnership = found<Partnership>(pages[0]?.node)
        const retractions = pages.flatMap(({ node }) => found<Partnership>(node)?.retractions.nodes ?? [])
        return (
          <>
            <PageTitle
              title="Textes retirés"
              trail={[
                { label: 'Partenariats', link: { to: '/partenariats' } },
                { label: partnership?.name ?? '', link: { to: '/partenariats/$id', params: { id } } },
              ]}
              lead="Quand, où, par qui, et qui a pu les recevoir. Les textes eux-mêmes ne sont gardés nulle part."
            />
            {partnership && <List partnership={partnership} retractions={retractions} />}
            <ShowMore query={query} />
          </>
        )
      }}
    </Loaded>
  )
}

function List({
  partnership,
  retractions,
}: {
  partnership: Partnership
  retractions: Partnership['retractions']['nodes']
}) {
  const zone = partnership.timeZone
  const nameOf = usePlaceNames(
    partnership.id,
    retractions.flatMap(({ places }) => places),
  )
  if (retractions.length === 0)
    return (
      <EmptyState title="Aucun texte retiré">
        À côté des textes, « Retirer un texte sur une personne » fait disparaître ce qui parlerait de
        quelqu’un de suivi.
      </EmptyState>
    )
  return (
    <div className="stack">
      {retractions.map(({ id, at, person, post, places, receivers, wasPublic, sentMails, replayedAt }) => (
        <Card key={id} title={`Retrait du ${momentInWords(at, zone)}`}>
          <p>
            {[person ? fullName(person) : 'Nom effacé', post?.label].filter(Boolean).join(', ')}
            {sentMails > 0 && ` · ${counted(sentMails, 'courriel envoyé', 'courriels envoyés')}`}
          </p>
          <ul>
            {places.map((place) => (
              <li key={place.key}>
                <MaybeLink id={place.subjectId}>{nameOf(place)}</MaybeLink>
                {place.occurrences > 1 && `, ${place.occurrences} fois`}
              </li>
            ))}
          </ul>
          <Receivers receivers={receivers} wasPublic={wasPublic} />
          {replayedAt && (
            <p>
              Retiré à nouveau après une restauration, le <MomentText instant={replayedAt} zone={zone} />.
            </p>
          )}
        </Card>
      ))}
    </div>
  )
}
