import { useState } from 'react'
import { Button } from '~/components/Button'
import { RadioGroup } from '~/components/Choice'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { MeetingFields } from '~/features/reviews/MeetingFields'
import { meetingValues } from '~/features/reviews/meeting'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { EventScope } from '~/graphql/generated/graphql'
import { useToday } from '~/viewer/viewer'
import { WholeDayFields } from './DateFields'
import { checkDated, keptAfterConflict, placedMeeting } from './dateForm'
import type { Event } from './documents'
import { CancelEventDocument, UpdateEventDocument } from './eventDocuments'
import { wholeDays } from './wholeDays'

/** Change and cancellation, of this date or of the whole series. */
export function EventActs({ event }: { event: Event }) {
  const [question, setQuestion] = useState<'change' | 'cancel' | null>(null)
  const close = () => setQuestion(null)
  if (!event.viewerCanMove && !event.viewerCanCancel) return null
  return (
    <div className="row no-print">
      {event.viewerCanMove && event.state === 'SCHEDULED' && (
        <Button icon="edit" onPress={() => setQuestion('change')}>
          Modifier ou déplacer…
        </Button>
      )}
      {event.viewerCanCancel && (event.state === 'SCHEDULED' || event.state === 'PROPOSED') && (
        <Button kind="danger" onPress={() => setQuestion('cancel')}>
          Annuler…
        </Button>
      )}
      {question === 'change' && <ChangeDialog event={event} onClose={close} />}
      {question === 'cancel' && <CancelDialog event={event} onClose={close} />}
    </div>
  )
}

function ScopeField({
  event,
  value,
  onChange,
}: {
  event: Event
  value: EventScope
  onChange: (scope: EventScope) => void
}) {
  if (!event.series) return null
  return (
    <RadioGroup
      label="Ce qui est concerné"
      options={[
        { id: 'ONE', label: 'Cette date seulement' },
        {
          id: 'ALL',
          label: 'Toutes les dates à venir de la série',
          detail: 'Celles qui ont été changées une à une gardent leur changement.',
        },
      ]}
      value={value}
      onChange={(scope) => onChange(scope === 'ALL' ? 'ALL' : 'ONE')}
      isRequired
    />
  )
}

function ChangeDialog({ event, onClose }: { event: Event; onClose: () => void }) {
  const today = useToday(event.timeZone)
  const days = wholeDays(event)
  const form = useForm({
    draft: `event.change.${event.id}`,
    saved: {
      ...meetingValues(event),
      ...(days && { day: days.first }),
      isWholeDays: days !== null,
      lastDay: days && days.last !== days.first ? days.last : null,
      timeZone: event.timeZone,
      scope: 'ONE' as EventScope,
      title: event.title,
      description: event.description ?? '',
      baseRevision: event.sequence,
    },
    act: UpdateEventDocument,
    check: checkDated,
    kept: (_, field, text) => keptAfterConflict(field, text),
    input: ({ scope, title, description, baseRevision, ...dated }) => ({
      eventId: event.id,
      scope,
      baseSequence: baseRevision,
      title,
      description: description || null,
      meeting: placedMeeting(dated),
    }),
    onDone: onClose,
  })
  return (
    <Dialog title="Modifier la réunion" isOpen onClose={onClose} isQuestion>
      <FormShell
        form={form}
        action="Enregistrer et prévenir"
        labels={{
          title: 'Titre',
          description: 'Description',
          'meeting.place': 'Lieu',
          'meeting.videoLink': 'Lien de visioconférence',
          'meeting.startsAt': 'Date',
        }}
        aside={
          <Button kind="quiet" onPress={onClose}>
            Ne rien changer
          </Button>
        }
      >
        <ScopeField event={event} value={form.value.scope} onChange={(scope) => form.set({ scope })} />
        <GuardedTextField label="Titre" isRequired {...form.guarded('title')} />
        <GuardedTextArea label="Description" rows={3} {...form.guarded('description')} />
        {days ? <WholeDayFields form={form} today={today} /> : <MeetingFields form={form} today={today} />}
      </FormShell>
    </Dialog>
  )
}

function CancelDialog({ event, onClose }: { event: Event; onClose: () => void }) {
  const form = useForm({
    draft: `event.cancel.${event.id}`,
    saved: { scope: 'ONE' as EventScope, reason: '' },
    act: CancelEventDocument,
    input: ({ scope, reason }) => ({ eventId: event.id, scope, reason: reason || null }),
    onDone: onClose,
  })
  return (
    <Dialog title="Annuler la réunion ?" isOpen onClose={onClose} isQuestion>
      <p>Chacun est prévenu. Elle reste visible, annulée, pendant 30 jours.</p>
      <FormShell
        form={form}
        action={form.value.scope === 'ALL' ? 'Annuler toute la série' : 'Annuler cette réunion'}
        actionKind="danger"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Garder la réunion
          </Button>
        }
      >
        <ScopeField event={event} value={form.value.scope} onChange={(scope) => form.set({ scope })} />
        <GuardedTextArea label="Motif" rows={3} {...form.guarded('reason')} />
      </FormShell>
    </Dialog>
  )
}
