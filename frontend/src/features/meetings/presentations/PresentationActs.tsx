import { useState } from 'react'
import { Button } from '~/components/Button'
import { ConfirmDialog, Dialog } from '~/components/Dialog'
import { ZoneField } from '~/features/events/DateFields'
import { fullName } from '~/features/people'
import { MeetingFields } from '~/features/reviews/MeetingFields'
import { checkMeeting, meetingInput, meetingValues } from '~/features/reviews/meeting'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { PresentationFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { useToday } from '~/viewer/viewer'
import {
  CancelPresentationDocument,
  HoldPresentationDocument,
  JoinPresentationDocument,
  MovePresentationDocument,
} from './documents'

/** Joining a presentation meeting; for who proposed it and the coordinator, moving it, calling it off, and saying that it
    took place once its day has come. */
export function PresentationActs({ presentation }: { presentation: PresentationFragment }) {
  const [question, setQuestion] = useState<'move' | 'cancel' | 'hold' | null>(null)
  const join = useAct(JoinPresentationDocument)
  const close = () => setQuestion(null)
  const { id, event, viewerCanJoin, viewerCanEdit, viewerCanHold } = presentation
  if (!viewerCanJoin && !viewerCanEdit && !viewerCanHold) return null
  const which = (
    <span className="visually-hidden"> la rencontre avec {fullName(presentation.newcomer.person)}</span>
  )
  return (
    <div className="no-print">
      <div className="row">
        {viewerCanJoin && (
          <Button
            icon="add"
            isPending={join.isPending}
            onPress={() => void join.send({ presentationId: id })}
          >
            Se joindre à{which}
            <span aria-hidden="true"> cette rencontre</span>
          </Button>
        )}
        {viewerCanHold && (
          <Button kind="primary" icon="check" onPress={() => setQuestion('hold')}>
            La rencontre a eu lieu…{which}
          </Button>
        )}
        {viewerCanEdit && event.state === 'SCHEDULED' && (
          <Button icon="edit" onPress={() => setQuestion('move')}>
            Déplacer…{which}
          </Button>
        )}
        {viewerCanEdit && (
          <Button kind="danger" onPress={() => setQuestion('cancel')}>
            Annuler…{which}
          </Button>
        )}
      </div>
      <ActFeedback act={join} />
      {question === 'move' && <MoveDialog presentation={presentation} onClose={close} />}
      {question === 'hold' && <HoldDialog presentation={presentation} onClose={close} />}
      {question === 'cancel' && <CancelDialog presentation={presentation} onClose={close} />}
    </div>
  )
}

interface Props {
  presentation: PresentationFragment
  onClose: () => void
}

function MoveDialog({ presentation: { id, event }, onClose }: Props) {
  const today = useToday(event.timeZone)
  const form = useForm({
    draft: `presentation.move.${id}`,
    saved: { ...meetingValues(event), timeZone: event.timeZone },
    act: MovePresentationDocument,
    check: checkMeeting,
    input: ({ timeZone, ...meeting }) => ({
      presentationId: id,
      meeting: { ...meetingInput(meeting), timeZone },
    }),
    onDone: onClose,
  })
  return (
    <Dialog title="Déplacer la rencontre" isOpen onClose={onClose} isQuestion>
      <p>Toutes les personnes attendues recevront la nouvelle date ; leurs réponses sont à redonner.</p>
      <FormShell
        form={form}
        action="Déplacer et prévenir"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Garder la date
          </Button>
        }
      >
        <MeetingFields form={form} today={today} />
        <ZoneField value={form.value.timeZone} onChange={(timeZone) => form.set({ timeZone })} />
      </FormShell>
    </Dialog>
  )
}

function HoldDialog({ presentation: { id, newcomer }, onClose }: Props) {
  const act = useAct(HoldPresentationDocument)
  return (
    <ConfirmDialog
      title="La rencontre a eu lieu ?"
      action="Oui, elle a eu lieu"
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        if (await act.send({ presentationId: id })) onClose()
      }}
    >
      <p>
        L’étape correspondante du livret d’accueil de {fullName(newcomer.person)} sera faite. La date ne
        pourra plus être déplacée ni annulée.
      </p>
      <ActFeedback act={act} title="La rencontre n’est pas enregistrée comme tenue" />
    </ConfirmDialog>
  )
}

function CancelDialog({ presentation: { id, newcomer }, onClose }: Props) {
  const act = useAct(CancelPresentationDocument)
  return (
    <ConfirmDialog
      title="Annuler la rencontre ?"
      action="Annuler cette rencontre"
      kind="danger"
      isOpen
      onClose={onClose}
      onConfirm={async () => {
        if (await act.send({ presentationId: id })) onClose()
      }}
    >
      <p>
        Chacun est prévenu. Une autre rencontre avec {fullName(newcomer.person)} pourra ensuite être proposée.
      </p>
      <ActFeedback act={act} title="La rencontre n’est pas annulée" />
    </ConfirmDialog>
  )
}
