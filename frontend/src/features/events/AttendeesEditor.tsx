import { useState } from 'react'
import { Button } from '~/components/Button'
import { ConfirmDialog } from '~/components/Dialog'
import type { Ground } from '~/features/protocols/PartnershipGate'
import { InPartnership } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { missing } from '~/graphql/problems'
import { useAct } from '~/graphql/useAct'
import { AttendeesField } from './AttendeesField'
import { type Attendee, notYetExpected } from './attendees'
import type { Event } from './documents'
import { AddEventAttendeesDocument, RemoveEventAttendeeDocument } from './eventDocuments'

/** More posts expected, for who organises. */
export function AddAttendees({ event }: { event: Event }) {
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <Button icon="people" onPress={() => setOpen(true)}>
        Inviter d’autres postes
      </Button>
    )
  return (
    <InPartnership id={event.partnership.id}>
      {(ground) => <AddForm event={event} ground={ground} onDone={() => setOpen(false)} />}
    </InPartnership>
  )
}

function AddForm({ event, ground, onDone }: { event: Event; ground: Ground; onDone: () => void }) {
  const form = useForm({
    draft: `event.attendees.${event.id}`,
    saved: { attendeePostIds: [] as string[] },
    act: AddEventAttendeesDocument,
    check: ({ attendeePostIds }) =>
      attendeePostIds.length > 0 ? [] : [missing('attendeePostIds', 'Choisissez au moins un poste.')],
    input: ({ attendeePostIds }) => ({ eventId: event.id, attendeePostIds, attendeePersonIds: [] }),
    onDone,
  })
  const leave = () => {
    form.draft.drop()
    onDone()
  }
  return (
    <FormShell
      form={form}
      action="Inviter ces postes"
      aside={
        <Button kind="quiet" onPress={leave}>
          Fermer sans inviter
        </Button>
      }
    >
      <AttendeesField
        members={notYetExpected(ground.members, event.attendees)}
        {...form.field('attendeePostIds')}
      />
    </FormShell>
  )
}

/** Taking someone off the list, after a question: the person is told. */
export function RemoveAttendee({
  eventId,
  attendee: { post, person },
  name,
}: {
  eventId: string
  attendee: Attendee
  name: string
}) {
  const [isAsking, setAsking] = useState(false)
  const act = useAct(RemoveEventAttendeeDocument)
  const close = () => setAsking(false)
  return (
    <>
      <Button kind="quiet" icon="close" onPress={() => setAsking(true)}>
        Ne plus attendre<span className="visually-hidden"> {name}</span>
      </Button>
      <ConfirmDialog
        title="Ne plus attendre cette personne ?"
        action="Ne plus l’attendre"
        kind="danger"
        isOpen={isAsking}
        onClose={close}
        onConfirm={async () => {
          if (await act.send({ eventId, postId: post?.id ?? null, personId: person?.id ?? null })) close()
        }}
      >
        <p>{name} recevra une annulation. Vous pourrez l’inviter de nouveau.</p>
        <ActFeedback act={act} title="L’invitation n’est pas retirée" />
      </ConfirmDialog>
    </>
  )
}
