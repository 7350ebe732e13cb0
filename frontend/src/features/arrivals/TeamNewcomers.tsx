import { useQuery } from '@tanstack/react-query'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { PackProgressFragment } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MaybeLink } from '../MaybeLink'
import { progressInWords } from './checklist'
import { NewcomersOfOrganisationDocument } from './documents'

/** Who arrived within the year and how far they are: for the representative of their organisation alone. */
export function TeamNewcomers({ organisationId }: { organisationId: string }) {
  const query = useQuery(ask(NewcomersOfOrganisationDocument, { id: organisationId }))
  return (
    <Loaded query={query} meanwhile={null}>
      {({ node }) => <List newcomers={found(node)?.newcomers ?? []} />}
    </Loaded>
  )
}

function List({ newcomers }: { newcomers: readonly PackProgressFragment[] }) {
  if (newcomers.length === 0) return null
  return (
    <Card title="Arrivées de l’année">
      <p>Vous seul voyez où chacun en est ; les autres structures n’en voient rien.</p>
      <ItemList>
        {newcomers.map(
          ({ id, title, person, startsOn, firstReadAt, acknowledgedAt, doneCount, checklist }) => (
            <Item
              key={id}
              title={<MaybeLink id={id}>{person ? fullName(person) : title}</MaybeLink>}
              meta={`${title} · depuis le ${shortDate(startsOn)} · ${progressInWords(doneCount, checklist.length)}`}
              status={
                acknowledgedAt ? (
                  <StatusTag tone="success">Livret lu</StatusTag>
                ) : (
                  <StatusTag tone={firstReadAt ? 'info' : 'neutral'}>
                    {firstReadAt ? 'Livret ouvert' : 'Livret pas encore ouvert'}
                  </StatusTag>
                )
              }
            />
          ),
        )}
      </ItemList>
    </Card>
  )
}
