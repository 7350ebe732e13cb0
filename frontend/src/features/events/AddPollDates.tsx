import { useState } from 'react'
import { Button } from '~/components/Button'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { PollFieldsFragment } from '~/graphql/generated/graphql'
import { useToday } from '~/viewer/viewer'
import { PollDatesField } from './DateFields'
import { blankPollDate, checkPollDates, mostPollDates, optionsInput, type PollDate } from './dateForm'
import type { Event } from './documents'
import { AddPollOptionsDocument } from './eventDocuments'

interface Props {
  event: Event
  poll: PollFieldsFragment
}

/** More dates to choose from, when none of the first suits. */
export function AddPollDates({ event, poll }: Props) {
  const [isOpen, setOpen] = useState(false)
  if (poll.options.length >= mostPollDates) return null
  return (
    <div className="no-print">
      {isOpen ? (
        <AddForm event={event} poll={poll} onDone={() => setOpen(false)} />
      ) : (
        <Button icon="add" onPress={() => setOpen(true)}>
          Proposer d’autres dates
        </Button>
      )}
    </div>
  )
}

function AddForm({ event, poll, onDone }: Props & { onDone: () => void }) {
  const today = useToday(event.timeZone)
  const form = useForm({
    draft: `event.dates.${event.id}`,
    saved: { options: [blankPollDate] as PollDate[] },
    act: AddPollOptionsDocument,
    check: ({ options }) => checkPollDates(options, 1, 'options'),
    input: ({ options }) => ({ eventId: event.id, options: optionsInput(options) }),
    onDone,
  })
  const { value, onChange, error } = form.field('options')
  const leave = () => {
    form.draft.drop()
    onDone()
  }
  return (
    <FormShell
      form={form}
      action="Proposer ces dates"
      aside={
        <Button kind="quiet" onPress={leave}>
          Fermer sans proposer
        </Button>
      }
    >
      <p>Les réponses déjà données restent. Chacun est de nouveau sollicité pour les nouvelles dates.</p>
      <PollDatesField
        dates={value}
        onChange={onChange}
        error={error}
        today={today}
        least={1}
        most={mostPollDates - poll.options.length}
      />
    </FormShell>
  )
}
