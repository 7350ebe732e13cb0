import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { shortDate } from '~/dates/dates'
import { found } from '~/graphql/found'
import { graphql } from '~/graphql/generated'
import type { MemberLineFragment, Sector } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { askAll } from '~/graphql/pages'
import { kinds } from '../directory/words'
import { MaybeLink } from '../MaybeLink'

graphql(`
  fragment MemberLine on PartnershipMember {
    since
    until
    organisation {
      id
      name
      kind
      sector
      contact {
        city
      }
    }
  }
`)

const PartnershipMembersDocument = graphql(`
  query PartnershipMembers($id: ID!, $after: String) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        members(first: 100, after: $after) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...MemberLine
          }
        }
      }
    }
  }
`)

const healthSectors: readonly Sector[] = ['MEDICO_SOCIAL', 'SANITAIRE', 'PREMIER_RECOURS']

/** Justice, health, and those beside them: an agreement needs the first two. */
export function bySide(members: readonly MemberLineFragment[]) {
  const sectorOf = ({ organisation }: MemberLineFragment) => organisation.sector
  return [
    { title: 'Justice', isNeeded: true, members: members.filter((member) => sectorOf(member) === 'JUSTICE') },
    {
      title: 'Soin',
      isNeeded: true,
      members: members.filter((member) => healthSectors.includes(sectorOf(member))),
    },
    {
      title: 'Autres partenaires',
      isNeeded: false,
      members: members.filter(
        (member) => sectorOf(member) !== 'JUSTICE' && !healthSectors.includes(sectorOf(member)),
      ),
    },
  ]
}

export function Members({
  partnershipId,
  action,
}: {
  partnershipId: string
  action?: (member: MemberLineFragment) => ReactNode
}) {
  const query = useQuery(
    askAll(PartnershipMembersDocument, { id: partnershipId }, ({ node }) => found(node)?.members),
  )
  return (
    <Card title="Membres">
      <Loaded query={query}>
        {(pages) => (
          <Sides members={pages.flatMap(({ node }) => found(node)?.members.nodes ?? [])} action={action} />
        )}
      </Loaded>
    </Card>
  )
}

function Sides({
  members,
  action,
}: {
  members: readonly MemberLineFragment[]
  action: ((member: MemberLineFragment) => ReactNode) | undefined
}) {
  return (
    <>
      {bySide(members).map(
        (side) =>
          (side.isNeeded || side.members.length > 0) && (
            <section key={side.title}>
              <h3>{side.title}</h3>
              {side.members.length === 0 ? (
                <p>Aucun membre de ce côté : il en faut un pour conclure un protocole.</p>
              ) : (
                <ItemList>
                  {side.members.map((member) => (
                    <Item
                      key={member.organisation.id}
                      title={<MaybeLink id={member.organisation.id}>{member.organisation.name}</MaybeLink>}
                      meta={[
                        kinds[member.organisation.kind],
                        member.organisation.contact.city,
                        `membre depuis le ${shortDate(member.since)}`,
                        member.until && `jusqu’au ${shortDate(member.until)}`,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                      action={action?.(member)}
                    />
                  ))}
                </ItemList>
              )}
            </section>
          ),
      )}
    </>
  )
}
