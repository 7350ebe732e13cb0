import { parseDate } from '@internationalized/date'
import { useQuery } from '@tanstack/react-query'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { DateText, MomentText } from '~/components/DateText'
import { dateIn } from '~/dates/dates'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { PartnershipCalendarsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { useToday } from '~/viewer/viewer'
import { AddCalendarForm, InboundCalendars } from './InboundCalendars'
import { PartnershipCalendarsDocument } from './inboundDocuments'

type Subscribed = Extract<NonNullable<PartnershipCalendarsQuery['node']>, { timeZone: string }>

/** Training calendars of federations and schools that a partnership follows, and what they announce. */
export function PartnershipCalendars({ id, timeZone }: { id: string; timeZone: string }) {
  const today = useToday(timeZone)
  const to = parseDate(today).add({ months: 6 }).toString()
  const query = useQuery(ask(PartnershipCalendarsDocument, { id, from: today, to }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const partnership = found<Subscribed>(node)
        if (!partnership) return null
        const {
          inboundCalendars: calendars,
          inboundEntries: entries,
          viewerCanManageMembers: canFollow,
        } = partnership
        if (calendars.length === 0 && !canFollow) return null
        return (
          <Card title="Formations annoncées ailleurs">
            <div className="stack">
              {calendars.length === 0 && (
                <p>
                  Suivez le calendrier d’une fédération ou d’une école : ses dates paraîtront ici sans que
                  personne les recopie.
                </p>
              )}
              {entries.length > 0 && (
                <ItemList>
                  {entries.map((entry) => (
                    <Item
                      key={`${entry.calendar.id} ${entry.startsAt} ${entry.title}`}
                      title={entry.title}
                      meta={
                        <>
                          {entry.allDay ? (
                            <DateText date={dateIn(entry.startsAt, timeZone)} />
                          ) : (
                            <MomentText instant={entry.startsAt} zone={timeZone} />
                          )}{' '}
                          · {entry.calendar.name}
                        </>
                      }
                    />
                  ))}
                </ItemList>
              )}
              <InboundCalendars calendars={calendars} />
              {canFollow && (
                <details>
                  <summary>Suivre un calendrier</summary>
                  <AddCalendarForm partnershipId={id} />
                </details>
              )}
            </div>
          </Card>
        )
      }}
    </Loaded>
  )
}
