import { useState } from 'react'
import { Button } from '~/components/Button'
import { drafts } from '~/drafts/useDraft'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { blankGuest, checkGuests, type GuestValues, guestInput } from './dateForm'
import { AddEventGuestsDocument } from './eventDocuments'
import { GuestsField } from './GuestsField'

export const guestsDraft = (eventId: string) => `event.guests.${eventId}`

/** Outsiders invited later; those that a first try refused are here again. */
export function AddGuests({ eventId }: { eventId: string }) {
  const [isOpen, setOpen] = useState(() => drafts.read(guestsDraft(eventId)) !== null)
  if (!isOpen)
    return (
      <Button icon="add" onPress={() => setOpen(true)}>
        Inviter des personnes extérieures
      </Button>
    )
  return <GuestsForm eventId={eventId} onDone={() => setOpen(false)} />
}

function GuestsForm({ eventId, onDone }: { eventId: string; onDone: () => void }) {
  const form = useForm({
    draft: guestsDraft(eventId),
    saved: { guests: [blankGuest] as GuestValues[] },
    act: AddEventGuestsDocument,
    check: ({ guests }) => checkGuests(guests),
    input: ({ guests }) => ({ eventId, guests: guests.map(guestInput) }),
    onDone,
  })
  const leave = () => {
    form.draft.drop()
    onDone()
  }
  return (
    <FormShell
      form={form}
      action="Envoyer les invitations"
      aside={
        <Button kind="quiet" onPress={leave}>
          Fermer sans inviter
        </Button>
      }
    >
      <GuestsField form={form} />
    </FormShell>
  )
}
