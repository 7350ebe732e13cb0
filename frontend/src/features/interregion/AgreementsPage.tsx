import { Link } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Item, ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import type { InterTerritoryAgreementsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { barePart } from '../nodeIds'
import { AgreementsDocument } from './documents'
import { placesInWords } from './words'

type Line = InterTerritoryAgreementsQuery['interTerritoryAgreements']['nodes'][number]

export function AgreementsPage() {
  const query = usePages(AgreementsDocument, {}, ({ interTerritoryAgreements }) => interTerritoryAgreements)
  return (
    <>
      <PageTitle
        title="Accords inter-régionaux"
        lead="Des équipes adressent, des structures d’autres régions accueillent, des experts hospitaliers appuient. Aucune situation individuelle n’est traitée ici."
        trail={[{ label: 'Partenariats', link: { to: '/partenariats' } }]}
      />
      <Loaded query={query}>
        {({ pages }) => {
          const nodes = pages.flatMap(({ interTerritoryAgreements }) => interTerritoryAgreements.nodes)
          return nodes.length === 0 ? (
            <EmptyState
              title="Aucun accord entre régions"
              action={
                <LinkButton icon="people" to="/partenariats">
                  Voir les partenariats
                </LinkButton>
              }
            >
              <p>
                Un partenariat dont le territoire touche deux régions peut en ouvrir un : son poste
                coordinateur le fait dans « Membres et territoire ».
              </p>
            </EmptyState>
          ) : (
            <ItemList>
              {nodes.map((agreement) => (
                <Agreement key={agreement.partnership.id} agreement={agreement} />
              ))}
            </ItemList>
          )
        }}
      </Loaded>
      <ShowMore query={query} />
    </>
  )
}

function Agreement({ agreement: { partnership, figures } }: { agreement: Line }) {
  const { receiving, toConfirm: waiting, places } = figures
  const many = (count: number, one: string, more: string) => `${count} ${count > 1 ? more : one}`
  return (
    <Item
      title={
        <Link to="/inter-regional/$id" params={{ id: barePart(partnership.id) }}>
          {partnership.name}
        </Link>
      }
      meta={[
        partnership.territories.map(({ name }) => name).join(', '),
        many(receiving, 'structure accueille', 'structures accueillent'),
        placesInWords(places),
      ].join(' · ')}
      status={
        waiting > 0 && (
          <StatusTag tone="warn">
            {many(waiting, 'recensement à confirmer', 'recensements à confirmer')}
          </StatusTag>
        )
      }
    />
  )
}
