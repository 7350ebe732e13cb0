import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { eventKinds } from '~/features/events/words'
import { barePart } from '~/features/nodeIds'
import type { ProposedEventsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { askAll } from '~/graphql/pages'
import { ProposedEventsDocument } from './documents'

/** What has no day yet, and whether an answer is awaited from the viewer. */
export function ProposedDates() {
  const query = useQuery(askAll(ProposedEventsDocument, {}, ({ proposedEvents }) => proposedEvents))
  return (
    <Loaded query={query} meanwhile={null}>
      {(pages) => <List events={pages.flatMap(({ proposedEvents }) => proposedEvents.nodes)} />}
    </Loaded>
  )
}

function List({ events }: { events: ProposedEventsQuery['proposedEvents']['nodes'] }) {
  if (events.length === 0) return null
  return (
    <Card title="Dates à choisir">
      <ItemList>
        {events.map(({ id, kind, title, partnership, poll }) => (
          <Item
            key={id}
            title={
              <Link to="/evenements/$id" params={{ id: barePart(id) }}>
                {title}
              </Link>
            }
            meta={[
              eventKinds[kind].word,
              partnership.name,
              poll?.closesOn && `réponses jusqu’au ${shortDate(poll.closesOn)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
            status={
              poll?.viewerCanAnswer &&
              poll.viewerChoices.length === 0 && <StatusTag tone="warn">Réponse attendue</StatusTag>
            }
          />
        ))}
      </ItemList>
    </Card>
  )
}
