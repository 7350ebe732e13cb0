import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { MomentText } from '~/components/DateText'
import { Dialog } from '~/components/Dialog'
import { StatusTag } from '~/components/StatusTag'
import { dateIn, shortDate } from '~/dates/dates'
import { DateFields } from '~/features/events/DateFields'
import { blankDate, checkDate, dateInput } from '~/features/events/dateForm'
import { MaybeLink } from '~/features/MaybeLink'
import { fullName } from '~/features/people'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { found } from '~/graphql/found'
import type { NewcomersQuery, PresentationFragment, PresentationsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { askAll, ShowMore, usePages } from '~/graphql/pages'
import { NewcomersDocument, PresentationsDocument, ProposePresentationDocument } from './documents'
import { PresentationActs } from './PresentationActs'

type Ground = Extract<NonNullable<NewcomersQuery['node']>, { newcomersToWelcome: unknown }>
type Newcomer = Ground['newcomersToWelcome']['nodes'][number]
type Events = Extract<NonNullable<PresentationsQuery['node']>, { events: unknown }>

/** Who arrived and whom nobody has met yet; one joint meeting for each, which later offers join. */
export function Newcomers({ partnershipId }: { partnershipId: string }) {
  const query = usePages(
    NewcomersDocument,
    { id: partnershipId },
    ({ node }) => found<Ground>(node)?.newcomersToWelcome,
  )
  // Meetings with newcomers lie anywhere among what is to come.
  const events = useQuery(
    askAll(PresentationsDocument, { id: partnershipId }, ({ node }) => found<Events>(node)?.events),
  )
  return (
    <Loaded query={events} meanwhile={null}>
      {(events) => (
        <Loaded query={query} meanwhile={null}>
          {({ pages }) => (
            <Welcome
              pages={pages}
              planned={events.flatMap(({ node }) => presentationsOf(found<Events>(node)))}
              more={<ShowMore query={query} />}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

const presentationsOf = (events: Events | null | undefined): PresentationFragment[] =>
  events?.events.nodes.flatMap(({ presentation }) => (presentation ? [presentation] : [])) ?? []

function Welcome({
  pages,
  planned,
  more,
}: {
  pages: readonly NewcomersQuery[]
  planned: readonly PresentationFragment[]
  more: ReactNode
}) {
  const [invited, setInvited] = useState<Newcomer | null>(null)
  const [first] = pages
  const ground = found<Ground>(first?.node)
  const newcomers = pages.flatMap(({ node }) => found<Ground>(node)?.newcomersToWelcome.nodes ?? [])
  if (!first || !ground || newcomers.length + planned.length === 0) return null
  return (
    <Card title="À accueillir">
      <p>Une seule réunion de présentation par arrivée : toutes les structures y sont invitées.</p>
      <ItemList>
        {planned.map((presentation) => (
          <Planned key={presentation.id} presentation={presentation} />
        ))}
        {newcomers.map((newcomer) => (
          <Item
            key={newcomer.id}
            title={`${fullName(newcomer.person)}, ${newcomer.post.label}`}
            meta={`${newcomer.post.organisation.name} · en poste depuis le ${shortDate(newcomer.startsOn)}`}
            action={
              <Button icon="calendar" onPress={() => setInvited(newcomer)}>
                Proposer une rencontre
                <span className="visually-hidden"> avec {fullName(newcomer.person)}</span>
              </Button>
            }
          />
        ))}
      </ItemList>
      {more}
      {invited && (
        <ProposeDialog
          newcomer={invited}
          partnership={ground}
          today={dateIn(first.site.now, ground.timeZone)}
          onClose={() => setInvited(null)}
        />
      )}
    </Card>
  )
}

function Planned({ presentation }: { presentation: PresentationFragment }) {
  const { newcomer, event, joined } = presentation
  const name = fullName(newcomer.person)
  return (
    <Item
      title={<MaybeLink id={event.id}>{`Rencontre avec ${name}, ${newcomer.post.label}`}</MaybeLink>}
      meta={
        <>
          {event.startsAt ? <MomentText instant={event.startsAt} zone={event.timeZone} /> : 'Date à choisir'}
          {` · proposée par ${presentation.proposedBy.label}`}
          {joined.length > 0 && ` · se joignent : ${joined.map((one) => one.name).join(', ')}`}
        </>
      }
      status={event.state === 'CANCELLED' && <StatusTag tone="neutral">Annulée</StatusTag>}
    >
      <PresentationActs presentation={presentation} />
    </Item>
  )
}

/** Proposes the one joint meeting: any structure for somebody who arrived, or the newcomer. */
export function ProposeDialog({
  title,
  newcomer,
  partnership,
  today,
  onClose,
}: {
  title?: string
  newcomer: Pick<Newcomer, 'id' | 'person'>
  partnership: Pick<Ground, 'id' | 'timeZone'>
  today: string
  onClose: () => void
}) {
  const form = useForm({
    draft: `presentation.${partnership.id}.${newcomer.id}`,
    saved: blankDate(partnership.timeZone),
    act: ProposePresentationDocument,
    check: checkDate,
    input: (values) => ({
      mandateId: newcomer.id,
      partnershipId: partnership.id,
      ...dateInput(values),
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={title ?? `Rencontrer ${fullName(newcomer.person)}`} isOpen onClose={onClose} isQuestion>
      <FormShell
        form={form}
        action="Proposer la rencontre"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Annuler
          </Button>
        }
      >
        <DateFields form={form} today={today} />
      </FormShell>
    </Dialog>
  )
}
