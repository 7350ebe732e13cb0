import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { barePart } from '~/features/nodeIds'
import { checkMeeting, meetingInput, meetingValues } from '~/features/reviews/meeting'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import { CopyForm } from './CopyForm'
import { DateFields } from './DateFields'
import type { Training } from './pageDocuments'
import { CancelTrainingDocument, MoveTrainingDocument, OpenRegistrationDocument } from './pageDocuments'

type Question = 'move' | 'cancel' | 'copy'

/** What the organiser may do with a training. */
export function TrainingActs({ training, today }: { training: Training; today: string }) {
  const [question, setQuestion] = useState<Question | null>(null)
  const open = useAct(OpenRegistrationDocument)
  const { state, event, viewerCanEdit } = training
  const isComing = state === 'DRAFT' || state === 'OPEN'
  const close = () => setQuestion(null)
  return (
    <>
      {viewerCanEdit && state === 'DRAFT' && (
        <Button
          kind="primary"
          isPending={open.isPending}
          onPress={() => void open.send({ trainingId: training.id })}
        >
          Ouvrir les inscriptions
        </Button>
      )}
      {viewerCanEdit && isComing && (
        <LinkButton icon="edit" to="/formations/$id/modifier" params={{ id: barePart(training.id) }}>
          Modifier
        </LinkButton>
      )}
      {viewerCanEdit && isComing && event.startsAt && (
        <Button icon="calendar" onPress={() => setQuestion('move')}>
          Déplacer…
        </Button>
      )}
      {viewerCanEdit && (
        <Button icon="copy" onPress={() => setQuestion('copy')}>
          Copier…
        </Button>
      )}
      {viewerCanEdit && isComing && (
        <Button kind="danger" onPress={() => setQuestion('cancel')}>
          Annuler la formation…
        </Button>
      )}
      <ActFeedback act={open} title="Les inscriptions restent fermées" />
      {question === 'move' && <MoveDialog training={training} today={today} onClose={close} />}
      {question === 'cancel' && <CancelDialog training={training} onClose={close} />}
      {question === 'copy' && (
        <Dialog title="Copier cette formation" isOpen onClose={close} isQuestion>
          <p>Programme, intervenants et places sont repris. Choisissez la nouvelle date.</p>
          <CopyForm trainingId={training.id} partnershipId={training.partnership.id} today={today} />
          <Button kind="quiet" onPress={close}>
            Renoncer
          </Button>
        </Dialog>
      )}
    </>
  )
}

interface DialogProps {
  training: Training
  onClose: () => void
}

function MoveDialog({ training, today, onClose }: DialogProps & { today: string }) {
  const { event } = training
  const form = useForm({
    draft: `training.move.${training.id}`,
    saved: meetingValues(event),
    act: MoveTrainingDocument,
    check: checkMeeting,
    input: (meeting) => ({
      trainingId: training.id,
      meeting: { ...meetingInput(meeting), timeZone: event.timeZone },
    }),
    onDone: onClose,
  })
  const postIds = [training.organiser.id, ...training.trainers.flatMap(({ post }) => post?.id ?? [])]
  return (
    <Dialog title="Déplacer la formation" isOpen onClose={onClose} isQuestion>
      <p>Les inscrits gardent leur place et reçoivent la nouvelle date.</p>
      <FormShell
        form={form}
        action="Déplacer la formation"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Renoncer
          </Button>
        }
      >
        <DateFields form={form} partnershipId={training.partnership.id} today={today} postIds={postIds} />
      </FormShell>
    </Dialog>
  )
}

function CancelDialog({ training, onClose }: DialogProps) {
  const form = useForm({
    draft: `training.cancel.${training.id}`,
    saved: { reason: '' },
    act: CancelTrainingDocument,
    input: ({ reason }) => ({ trainingId: training.id, reason: reason || null }),
    onDone: onClose,
  })
  return (
    <Dialog title="Annuler la formation ?" isOpen onClose={onClose} isQuestion>
      <p>Les inscrits sont prévenus et la formation paraît annulée dans leurs agendas.</p>
      <FormShell
        form={form}
        action="Annuler la formation"
        actionKind="danger"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Garder la formation
          </Button>
        }
      >
        <GuardedTextArea label="Motif" rows={3} {...form.guarded('reason')} />
      </FormShell>
    </Dialog>
  )
}
