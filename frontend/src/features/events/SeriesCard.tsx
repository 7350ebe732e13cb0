import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { MomentText } from '~/components/DateText'
import { StatusTag } from '~/components/StatusTag'
import { MaybeLink } from '~/features/MaybeLink'
import { RestElsewhere } from '~/graphql/pages'
import type { Event } from './documents'
import { eventStates } from './words'

/** How it repeats, in words, and its other dates. */
export function SeriesCard({ event }: { event: Event }) {
  const { series } = event
  if (!series) return null
  const others = series.occurrences.nodes.filter(({ id }) => id !== event.id)
  return (
    <Card title="Série">
      <p>{series.ruleText}</p>
      {others.length > 0 && (
        <ItemList>
          {others.map(({ id, title, startsAt, timeZone, state }) => (
            <Item
              key={id}
              title={<MaybeLink id={id}>{title}</MaybeLink>}
              meta={startsAt && <MomentText instant={startsAt} zone={timeZone} />}
              status={
                state !== 'SCHEDULED' && (
                  <StatusTag tone={eventStates[state].tone}>{eventStates[state].word}</StatusTag>
                )
              }
            />
          ))}
        </ItemList>
      )}
      <RestElsewhere of={series.occurrences}>Les dates suivantes sont dans l’agenda.</RestElsewhere>
    </Card>
  )
}
