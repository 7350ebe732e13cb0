import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { shortDate } from '~/dates/dates'
import type { InterTerritoryRole } from '~/graphql/generated/graphql'
import { kinds } from '../directory/words'
import { MaybeLink } from '../MaybeLink'
import type { Agreement } from './documents'
import { AddRole, EndRole } from './RoleDialogs'
import { roles } from './words'

/** Who refers, or who supports, and since when. */
export function RoleCard({ ground, duty }: { ground: Agreement; duty: InterTerritoryRole }) {
  const { participants, participantsToCome } = ground
  const { viewerCanManage } = ground.interTerritoryAgreement
  const parts = [...participants, ...participantsToCome].filter((part) => part.role === duty)
  return (
    <Card title={roles[duty].title} actions={viewerCanManage && <AddRole ground={ground} duty={duty} />}>
      {parts.length === 0 ? (
        <p>
          {roles[duty].none} {viewerCanManage && `Peuvent l’être : ${roles[duty].who}.`}
        </p>
      ) : (
        <ItemList>
          {parts.map((part) => (
            <Item
              key={part.id}
              title={<MaybeLink id={part.organisation.id}>{part.organisation.name}</MaybeLink>}
              meta={[
                kinds[part.organisation.kind],
                part.regions.map(({ name }) => name).join(', '),
                `depuis le ${shortDate(part.since)}`,
                part.until && `jusqu’au ${shortDate(part.until)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
              action={viewerCanManage && <EndRole ground={ground} part={part} />}
            />
          ))}
        </ItemList>
      )}
    </Card>
  )
}
