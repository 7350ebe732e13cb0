import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { ConfirmDialog } from '~/components/Dialog'
import { Select } from '~/components/Select'
import { StatusTag } from '~/components/StatusTag'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { OwnRegistrationFragment } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { actingMandateOf, currentMandates, useViewer, type Viewer } from '~/viewer/viewer'
import { CancelRegistrationDocument, RegisterForTrainingDocument } from './documents'
import styles from './Trainings.module.css'
import { ordinal, registrationStates } from './words'

interface Training {
  id: string
  title: string
  requiresApproval: boolean
  seatsLeft: number
  viewerCanRegister: boolean
  viewerRegistration: OwnRegistrationFragment | null
}

/** One click to be in, a question before one leaves: the seat may go to another. The sentence that says which is read aloud when it changes. */
export function RegisterButton({ training }: { training: Training }) {
  const viewer = useViewer()
  const register = useAct(RegisterForTrainingDocument)
  const cancel = useAct(CancelRegistrationDocument)
  const [isLeaving, setLeaving] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const registration = training.viewerRegistration
  const isIn = registration !== null && registration.state !== 'CANCELLED'
  if (!isIn && !training.viewerCanRegister) return null

  const posts = viewer ? postsOf(viewer) : []
  const postId = chosen ?? (viewer && actingMandateOf(viewer)?.post.id) ?? null
  const name = <span className="visually-hidden"> : {training.title}</span>
  return (
    <div className={`${styles.register} no-print`}>
      <p role="status">{isIn && <Standing registration={registration} />}</p>
      {!isIn && posts.length > 1 && !(viewer && actingMandateOf(viewer)) && (
        <Select label="Au titre de" options={posts} value={chosen} onChange={setChosen} isRequired />
      )}
      <div className="row">
        {isIn && registration.certificate && (
          <LinkButton icon="document" to="/attestations/$number" params={registration.certificate}>
            Mon attestation{name}
          </LinkButton>
        )}
        {isIn
          ? registration.viewerCanCancel && (
              <Button kind="quiet" onPress={() => setLeaving(true)}>
                Annuler mon inscription{name}
              </Button>
            )
          : postId && (
              <Button
                kind="primary"
                icon="check"
                isPending={register.isPending}
                onPress={() => void register.send({ trainingId: training.id, postId })}
              >
                {registerWords(training)}
                {name}
              </Button>
            )}
      </div>
      <ActFeedback act={register} title="Vous n’êtes pas encore inscrit" />
      <ConfirmDialog
        title="Annuler votre inscription ?"
        action="Annuler mon inscription"
        kind="danger"
        isOpen={isLeaving}
        onClose={() => setLeaving(false)}
        onConfirm={async () => {
          if (registration && (await cancel.send({ registrationId: registration.id }))) setLeaving(false)
        }}
      >
        <p>
          Votre place revient à la première personne qui attend. Pour la reprendre, il faudrait vous inscrire
          de nouveau.
        </p>
        <ActFeedback act={cancel} title="Votre inscription n’est pas annulée" />
      </ConfirmDialog>
    </div>
  )
}

const registerWords = ({ requiresApproval, seatsLeft }: Training) => {
  if (requiresApproval) return 'Demander une place'
  return seatsLeft > 0 ? 'M’inscrire' : 'Rejoindre la liste d’attente'
}

const postsOf = (viewer: Viewer) =>
  currentMandates(viewer).map(({ post }) => ({
    id: post.id,
    label: `${post.label}, ${post.organisation.name}`,
  }))

/** Where one's registration stands. */
function Standing({
  registration: { state, waitingRank, attended },
}: {
  registration: OwnRegistrationFragment
}) {
  if (attended) return <StatusTag tone="success">Vous y étiez</StatusTag>
  if (state === 'WAITING')
    return (
      <>
        <StatusTag tone="warn">Liste d’attente</StatusTag>{' '}
        {waitingRank !== null &&
          `Vous êtes ${ordinal(waitingRank)} : une place libérée vous revient dans l’ordre.`}
      </>
    )
  if (state === 'REQUESTED')
    return (
      <>
        <StatusTag tone="info">Accord attendu</StatusTag> L’organisateur doit accepter votre demande.
      </>
    )
  if (state === 'CONFIRMED') return <StatusTag tone="success">Vous êtes inscrit</StatusTag>
  return <StatusTag tone="neutral">{registrationStates[state].word}</StatusTag>
}
