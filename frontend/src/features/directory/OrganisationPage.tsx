import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList, Item, ItemList } from '~/components/DataList'
import { EmptyState } from '~/components/EmptyState'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { graphql } from '~/graphql/generated'
import type { OrganisationPageQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { RestElsewhere } from '~/graphql/pages'
import { MissingPage } from '~/pages/errors'
import { MaybeLink } from '../MaybeLink'
import { StructureCard } from '../moves/StructureCard'
import { barePart, nodeId } from '../nodeIds'
import { reviewStatuses } from '../protocols/words'
import { HolderList } from './HolderList'
import { VacantTag } from './VacantTag'
import { kinds, missions, sectors } from './words'
import { zoneName } from './zones'

const OrganisationPageDocument = graphql(`
  query OrganisationPage($id: ID!) {
    node(id: $id) {
      ... on Organisation {
        __typename
        id
        name
        shortName
        sector
        kind
        missions
        siret
        finess
        rna
        timeZone
        viewerCanEdit
        viewerCanManagePeople
        closedOn
        absorbedBy {
          id
          name
        }
        contact {
          ...ContactFields
        }
        parent {
          id
          name
        }
        children {
          id
          name
          kind
        }
        territories {
          code
          name
        }
        posts {
          id
          label
          cardinality
          referent
          vacantSince
          closedOn
          holders {
            ...HolderFields
          }
        }
        partnerships {
          id
          name
        }
        protocols(first: 100) {
          pageInfo {
            hasNextPage
          }
          nodes {
            id
            title
            status
            reviewStatus
            reviewDueOn
          }
        }
      }
    }
  }
`)

type Organisation = Extract<NonNullable<OrganisationPageQuery['node']>, { __typename: 'Organisation' }>

export function OrganisationPage({ id }: { id: string }) {
  const query = useQuery(ask(OrganisationPageDocument, { id: nodeId('organisation', id) }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const organisation = found(node)
        return organisation ? <Body organisation={organisation} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function Body({ organisation }: { organisation: Organisation }) {
  const params = { id: barePart(organisation.id) }
  return (
    <>
      <PageTitle
        title={organisation.name}
        trail={[{ label: 'Annuaire', link: { to: '/annuaire' } }]}
        lead={`${kinds[organisation.kind]} · ${sectors[organisation.sector]}`}
        actions={
          <>
            {organisation.viewerCanEdit && (
              <LinkButton icon="edit" to="/annuaire/$id/modifier" params={params}>
                Modifier
              </LinkButton>
            )}
            {organisation.viewerCanManagePeople && (
              <LinkButton kind="primary" icon="people" to="/equipe/$id" params={params}>
                Gérer l’équipe
              </LinkButton>
            )}
          </>
        }
      />
      <div className="stack">
        <Ending organisation={organisation} />
        <Card title="Coordonnées">
          <DataList items={factsOf(organisation)} />
          <RetractButton
            name={organisation.name}
            partnershipId={organisation.partnerships[0]?.id}
            kind="organisation"
            of={organisation.id}
            parts={[
              { field: 'openingHours', label: 'Horaires d’accueil', text: organisation.contact.openingHours },
              { field: 'address', label: 'Adresse', text: organisation.contact.address },
              { field: 'city', label: 'Commune', text: organisation.contact.city },
              { field: 'phone', label: 'Téléphone', text: organisation.contact.phone },
              { field: 'email', label: 'Courriel', text: organisation.contact.email },
              { field: 'website', label: 'Site', text: organisation.contact.website },
              { field: 'name', label: 'Nom', text: organisation.name },
              { field: 'shortName', label: 'Nom court', text: organisation.shortName },
            ]}
          />
        </Card>
        <Posts organisation={organisation} />
        <Agreements organisation={organisation} />
        <StructureCard organisation={organisation} canManage={organisation.viewerCanManagePeople} />
        {organisation.children.length > 0 && (
          <Card title="Services rattachés">
            <ul>
              {organisation.children.map(({ id, name, kind }) => (
                <li key={id}>
                  <MaybeLink id={id}>{name}</MaybeLink>, {kinds[kind]}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}

/** A closed organisation is still found under its name, and says where to go on. */
function Ending({ organisation: { closedOn, absorbedBy } }: { organisation: Organisation }) {
  if (!closedOn) return null
  return (
    <Notice tone="warn" title={`Dernier jour de cette structure : le ${shortDate(closedOn)}`}>
      <p>
        {absorbedBy ? (
          <>
            Elle rejoint <MaybeLink id={absorbedBy.id}>{absorbedBy.name}</MaybeLink>, avec ses postes et ses
            partenariats.
          </>
        ) : (
          'Ses postes s’arrêtent avec elle. Son histoire reste lisible ici.'
        )}
      </p>
    </Notice>
  )
}

function factsOf(organisation: Organisation) {
  const { contact, parent, siret, finess, rna, territories } = organisation
  const place = [contact.address, [contact.postalCode, contact.city].filter(Boolean).join(' ')]
  const facts = [
    { term: 'Adresse', value: place.filter(Boolean).join(', ') },
    {
      term: 'Téléphone',
      value: contact.phone && <a href={`tel:${contact.phone.replaceAll(/\s/g, '')}`}>{contact.phone}</a>,
    },
    { term: 'Courriel', value: contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a> },
    { term: 'Horaires d’accueil', value: contact.openingHours },
    { term: 'Site', value: contact.website && <a href={contact.website}>{contact.website}</a> },
    { term: 'Rattachée à', value: parent && <MaybeLink id={parent.id}>{parent.name}</MaybeLink> },
    {
      term: 'Territoires',
      value:
        territories.length > 0 &&
        territories.map(({ code, name }, index) => (
          <span key={code}>
            {index > 0 && ', '}
            <Link to="/annuaire" search={{ territoire: code, lieu: name }}>
              {name}
            </Link>
          </span>
        )),
    },
    { term: 'Heure locale', value: zoneName(organisation.timeZone) },
    { term: 'Missions', value: organisation.missions.map((mission) => missions[mission]).join(', ') },
    { term: 'SIRET', value: siret },
    { term: 'FINESS', value: finess },
    { term: 'RNA', value: rna },
  ]
  return facts.filter(({ value }) => value)
}

function Posts({ organisation: { posts, closedOn } }: { organisation: Organisation }) {
  if (closedOn && posts.length === 0) return null
  return (
    <Card title="Postes">
      {posts.length === 0 ? (
        <p>Aucun poste n’est encore décrit.</p>
      ) : (
        <ItemList>
          {posts.map(({ id, label, referent, vacantSince, closedOn, holders }) => (
            <Item
              key={id}
              title={label}
              meta={referent && 'Magistrat référent pour l’addictologie'}
              status={
                closedOn ? (
                  <StatusTag tone="neutral">{`Fermé le ${shortDate(closedOn)}`}</StatusTag>
                ) : (
                  vacantSince && <VacantTag since={vacantSince} />
                )
              }
            >
              <HolderList holders={holders} />
            </Item>
          ))}
        </ItemList>
      )}
    </Card>
  )
}

function Agreements({ organisation: { partnerships, protocols, closedOn } }: { organisation: Organisation }) {
  if (partnerships.length === 0 && protocols.nodes.length === 0)
    return closedOn ? null : (
      <EmptyState title="Aucun partenariat à montrer">
        <p>Cette structure n’est membre d’aucun partenariat que vous pouvez voir.</p>
      </EmptyState>
    )
  return (
    <Card title="Partenariats et protocoles">
      <p>
        {partnerships.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <MaybeLink id={id}>{name}</MaybeLink>
          </span>
        ))}
      </p>
      {protocols.nodes.length > 0 && (
        <ItemList>
          {protocols.nodes.map(({ id, title, reviewStatus, reviewDueOn }) => (
            <Item
              key={id}
              title={<MaybeLink id={id}>{title}</MaybeLink>}
              meta={reviewDueOn && `Revue attendue le ${shortDate(reviewDueOn)}`}
              status={
                reviewStatus && (
                  <StatusTag tone={reviewStatuses[reviewStatus].tone}>
                    {reviewStatuses[reviewStatus].word}
                  </StatusTag>
                )
              }
            />
          ))}
        </ItemList>
      )}
      <RestElsewhere of={protocols}>
        La liste s’arrête ici : les autres sont dans les <Link to="/protocoles">protocoles</Link>.
      </RestElsewhere>
    </Card>
  )
}
