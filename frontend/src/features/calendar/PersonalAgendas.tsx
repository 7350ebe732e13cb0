import { useQuery } from '@tanstack/react-query'
import { Card } from '~/components/Card'
import { ask } from '~/graphql/ask'
import { Loaded } from '~/graphql/Loaded'
import { AddCalendarForm, InboundCalendars } from './InboundCalendars'
import { MyInboundCalendarsDocument } from './inboundDocuments'

/** One's own agenda, read for clashes alone. */
export function PersonalAgendas() {
  const query = useQuery(ask(MyInboundCalendarsDocument, {}))
  return (
    <Card title="Mon agenda, pour éviter les conflits de dates">
      <p>
        Jonction n’en garde que les heures, avec le mot « Occupé » : ni titre, ni lieu, ni participant. Le
        reste de votre agenda n’entre jamais ici.
      </p>
      <div className="stack">
        <Loaded query={query}>
          {({ viewer }) => <InboundCalendars calendars={viewer?.inboundCalendars ?? []} />}
        </Loaded>
        <AddCalendarForm partnershipId={null} />
      </div>
    </Card>
  )
}
