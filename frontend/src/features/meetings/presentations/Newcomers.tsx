import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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
import { fullName } from '~/features/protocols/PostLine'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { found } from '~/graphql/found'
import type { NewcomersQuery, PresentationFragment } from '~/graphql/generated/graphql'
import { ask } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { JoinPresentationDocument, NewcomersDocument, ProposePresentationDocument } from './documents'

type Ground = Extract<NonNullable<NewcomersQuery['node']>, { newcomersToWelcome: unknown }>
type Newcomer = Ground['newcomersToWelcome'][number]

/** Who arrived and whom nobody has met yet; one joint meeting for each, which later offers join. */
export function Newcomers({ partnershipId }: { partnershipId: string }) {
  const { data } = useQuery(ask(NewcomersDocument, { id: partnershipId }))
  const [invited, setInvited] = useState<Newcomer | null>(null)
  const ground = found<Ground>(data?.node)
  if (!data || !ground) return null
  const planned = ground.events.nodes.flatMap(({ presentation }) => (presentation ? [presentation] : []))
  const { newcomersToWelcome: newcomers } = ground
  if (newcomers.length + planned.length === 0) return null
  return (
    <Card title="À accueillir">
      <p>Une seule réunion de présentation par arrivée : toutes les structures y sont invitées.</p>
      <ItemList>
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
        {planned.map((presentation) => (
          <Planned key={presentation.id} presentation={presentation} />
        ))}
      </ItemList>
      {invited && (
        <ProposeDialog
          newcomer={invited}
          partnership={ground}
          today={dateIn(data.site.now, ground.timeZone)}
          onClose={() => setInvited(null)}
        />
      )}
    </Card>
  )
}

function Planned({ presentation }: { presentation: PresentationFragment }) {
  const act = useAct(JoinPresentationDocument)
  const { newcomer, event, joined, viewerCanJoin } = presentation
  const name = fullName(newcomer.person)
  return (
    <Item
      title={<MaybeLink id={event.id}>{`Rencontre avec ${name}, ${newcomer.post.label}`}</MaybeLink>}
      meta={
        <>
          {event.startsAt ? <MomentText instant={event.startsAt} zone={event.timeZone} /> : 'Date à choisir'}
          {joined.length > 0 && ` · se joignent : ${joined.map((one) => one.name).join(', ')}`}
        </>
      }
      status={event.state === 'CANCELLED' && <StatusTag tone="neutral">Annulée</StatusTag>}
      action={
        viewerCanJoin && (
          <Button
            icon="add"
            isPending={act.isPending}
            onPress={() => void act.send({ presentationId: presentation.id })}
          >
            Se joindre<span className="visually-hidden"> à la rencontre avec {name}</span>
          </Button>
        )
      }
    >
      <ActFeedback act={act} />
    </Item>
  )
}

function ProposeDialog({
  newcomer,
  partnership,
  today,
  onClose,
}: {
  newcomer: Newcomer
  partnership: Ground
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
    <Dialog title={`Rencontrer ${fullName(newcomer.person)}`} isOpen onClose={onClose} isQuestion>
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
