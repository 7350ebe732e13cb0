import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList, ItemList } from '~/components/DataList'
import { DateText, MomentText } from '~/components/DateText'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { dateIn } from '~/dates/dates'
import { ActionRow } from '~/features/actions/ActionRow'
import { barePart } from '~/features/nodeIds'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { AgendaBuilder } from './AgendaBuilder'
import type { Meeting } from './agenda'
import { MeetingPageDocument } from './documents'
import { HoldForm } from './HoldForm'
import { CancelMeetingDialog, MoveMeetingDialog } from './MeetingDialogs'
import { MinutesView } from './MinutesView'
import { Presences } from './PresencesForm'
import { meetingStates } from './words'

export function MeetingPage({ id }: { id: string }) {
  const query = useQuery(ask(MeetingPageDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node, site }) => {
        const meeting = found<Meeting>(node)
        if (!meeting) return <MissingPage />
        return <Page meeting={meeting} today={dateIn(site.now, meeting.partnership.timeZone)} />
      }}
    </Loaded>
  )
}

function Page({ meeting, today }: { meeting: Meeting; today: string }) {
  const { state, event, minutes } = meeting
  const isOpen = state === 'PROPOSED' || state === 'SCHEDULED'
  const { word, tone } = meetingStates[state]
  // Who was there, and that it took place, is noted from its day on.
  const hasBegun = event.startsAt !== null && dateIn(event.startsAt, event.timeZone) <= today
  return (
    <>
      <PageTitle
        title={meeting.title}
        lead="Réunion annuelle d’échange entre la justice et le soin."
        status={<StatusTag tone={tone}>{word}</StatusTag>}
        trail={[{ label: 'Réunions annuelles', link: { to: '/reunions' } }]}
      />
      <div className="stack">
        {state === 'CANCELLED' && (
          <Notice tone="warn" title="Cette réunion est annulée">
            {meeting.cancelReason && <Paragraphs text={meeting.cancelReason} />}
            <RetractButton
              name="Motif d’annulation"
              partnershipId={meeting.partnership.id}
              kind="meeting"
              of={meeting.id}
              parts={[{ field: 'cancelReason', label: 'Motif', text: meeting.cancelReason }]}
            />
          </Notice>
        )}
        {state === 'PROPOSED' && (
          <Notice
            tone="info"
            title="La date est à choisir"
            actions={
              <LinkButton kind="primary" to="/evenements/$id" params={{ id: barePart(event.id) }}>
                Répondre ou choisir la date
              </LinkButton>
            }
          >
            <p>Vous pouvez déjà préparer l’ordre du jour.</p>
          </Notice>
        )}
        <WhenAndWhere meeting={meeting} today={today} />
        <AgendaBuilder meeting={meeting} />
        {(hasBegun || meeting.presences.length > 0) && state !== 'CANCELLED' && (
          <Card title="Présences">
            <Presences meeting={meeting} />
          </Card>
        )}
        {state === 'SCHEDULED' && hasBegun && meeting.viewerCanHold && (
          <HoldForm meeting={meeting} today={today} />
        )}
        {(!isOpen || minutes.state !== 'NONE' || meeting.viewerCanWriteMinutes) && (
          <MinutesView meeting={meeting} />
        )}
        {meeting.actions.length > 0 && (
          <Card title="Actions décidées">
            <ItemList>
              {meeting.actions.map((action) => (
                <ActionRow
                  key={action.id}
                  action={action}
                  partnershipId={meeting.partnership.id}
                  today={today}
                />
              ))}
            </ItemList>
          </Card>
        )}
      </div>
    </>
  )
}

function WhenAndWhere({ meeting, today }: { meeting: Meeting; today: string }) {
  const [question, setQuestion] = useState<'move' | 'cancel' | null>(null)
  const { event, partnership, previous, heldOn } = meeting
  const isOpen = meeting.state === 'PROPOSED' || meeting.state === 'SCHEDULED'
  const close = () => setQuestion(null)
  return (
    <Card
      title="Quand et où"
      actions={
        <LinkButton kind="quiet" icon="people" to="/evenements/$id" params={{ id: barePart(event.id) }}>
          Invités et réponses
        </LinkButton>
      }
    >
      <DataList
        items={[
          ...(heldOn ? [{ term: 'Tenue le', value: <DateText date={heldOn} /> }] : []),
          ...(event.startsAt && !heldOn
            ? [{ term: 'Quand', value: <MomentText instant={event.startsAt} zone={event.timeZone} /> }]
            : []),
          ...(event.place ? [{ term: 'Où', value: event.place }] : []),
          {
            term: 'Partenariat',
            value: (
              <Link to="/partenariats/$id" params={{ id: barePart(partnership.id) }}>
                {partnership.name}
              </Link>
            ),
          },
          ...(previous
            ? [
                {
                  term: 'Réunion précédente',
                  value: (
                    <Link to="/reunions/$id" params={{ id: barePart(previous.id) }}>
                      {previous.title}
                      {previous.heldOn && (
                        <>
                          , <DateText date={previous.heldOn} short />
                        </>
                      )}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      {isOpen && meeting.viewerCanPrepare && (
        <div className="row no-print">
          {meeting.state === 'SCHEDULED' && (
            <Button icon="calendar" onPress={() => setQuestion('move')}>
              Déplacer…
            </Button>
          )}
          <Button kind="danger" onPress={() => setQuestion('cancel')}>
            Annuler la réunion…
          </Button>
        </div>
      )}
      {question === 'move' && <MoveMeetingDialog meeting={meeting} today={today} onClose={close} />}
      {question === 'cancel' && <CancelMeetingDialog meeting={meeting} onClose={close} />}
    </Card>
  )
}
