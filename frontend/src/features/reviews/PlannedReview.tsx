import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList } from '~/components/DataList'
import { DateText, MomentText } from '~/components/DateText'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { barePart } from '~/features/nodeIds'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import type { Review } from './documents'
import { CancelReviewDocument, MoveReviewDocument, StartReviewDocument } from './documents'
import { MeetingFields } from './MeetingFields'
import { checkMeeting, meetingInput, meetingValues } from './meeting'

type Meeting = NonNullable<Review['event']>

/** Before the meeting: when and where, another date, a cancellation, or straight to the record. */
export function PlannedReview({ review, today }: { review: Review; today: string }) {
  const [question, setQuestion] = useState<'move' | 'cancel' | null>(null)
  const start = useAct(StartReviewDocument)
  const { event } = review
  return (
    <div className="stack">
      <Card title="La réunion">
        <DataList
          items={[
            ...(event?.startsAt
              ? [{ term: 'Quand', value: <MomentText instant={event.startsAt} zone={event.timeZone} /> }]
              : []),
            ...(event?.place ? [{ term: 'Où', value: event.place }] : []),
            { term: 'Échéance de la revue', value: <DateText date={review.dueOn} /> },
          ]}
        />
        {event && (
          <LinkButton kind="quiet" icon="people" to="/evenements/$id" params={{ id: barePart(event.id) }}>
            Participants et réponses
          </LinkButton>
        )}
      </Card>
      {review.viewerCanRun && (
        <>
          <Card title="Le jour venu">
            <p>
              Ouvrez le compte rendu pendant la réunion ou juste après : cinq étapes courtes, enregistrées une
              à une.
            </p>
            <ActFeedback act={start} />
            <Button
              kind="primary"
              icon="edit"
              isPending={start.isPending}
              onPress={() => void start.send({ protocolId: review.protocol.id })}
            >
              Ouvrir le compte rendu
            </Button>
          </Card>
          <div className="row">
            <Button icon="calendar" onPress={() => setQuestion('move')}>
              Déplacer la réunion…
            </Button>
            <Button kind="danger" onPress={() => setQuestion('cancel')}>
              Annuler la réunion…
            </Button>
          </div>
        </>
      )}
      {question === 'move' && event && (
        <MoveDialog review={review} event={event} today={today} onClose={() => setQuestion(null)} />
      )}
      {question === 'cancel' && <CancelDialog review={review} onClose={() => setQuestion(null)} />}
    </div>
  )
}

function MoveDialog({
  review,
  event,
  today,
  onClose,
}: {
  review: Review
  event: Meeting
  today: string
  onClose: () => void
}) {
  const form = useForm({
    draft: `review.move.${review.id}`,
    saved: meetingValues(event),
    act: MoveReviewDocument,
    check: checkMeeting,
    input: (meeting) => ({
      reviewId: review.id,
      meeting: { ...meetingInput(meeting), timeZone: event.timeZone },
    }),
    onDone: onClose,
  })
  return (
    <Dialog title="Déplacer la réunion" isOpen onClose={onClose} isQuestion>
      <p>
        L’échéance de la revue reste le <DateText date={review.dueOn} />. Les personnes attendues verront la
        nouvelle date.
      </p>
      <FormShell
        form={form}
        action="Déplacer la réunion"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Annuler
          </Button>
        }
      >
        <MeetingFields form={form} today={today} />
      </FormShell>
    </Dialog>
  )
}

function CancelDialog({ review, onClose }: { review: Review; onClose: () => void }) {
  const form = useForm({
    draft: `review.cancel.${review.id}`,
    saved: { reason: '' },
    act: CancelReviewDocument,
    input: ({ reason }) => ({ reviewId: review.id, reason: reason || null }),
    onDone: onClose,
  })
  return (
    <Dialog title="Annuler la réunion ?" isOpen onClose={onClose} isQuestion>
      <p>
        Elle paraîtra annulée dans les agendas. La revue reste due le <DateText date={review.dueOn} /> et ses
        rappels continuent.
      </p>
      <FormShell
        form={form}
        action="Annuler la réunion"
        actionKind="danger"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Garder la réunion
          </Button>
        }
      >
        <GuardedTextArea label="Motif" rows={3} {...form.guarded('reason')} />
      </FormShell>
    </Dialog>
  )
}
