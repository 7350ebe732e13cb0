import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { dateIn } from '~/dates/dates'
import { fullName } from '~/features/people'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import styles from './Attendance.module.css'
import type { AttendedTraining } from './attendanceDocuments'
import { CloseTrainingDocument, IssueCertificatesDocument } from './attendanceDocuments'
import type { Delegation } from './roster'

/** Closes the training once attendance is saved, then gives those who came their certificate. */
export function AfterTraining({
  training,
  organisations,
  today,
}: {
  training: AttendedTraining
  organisations: readonly Delegation[]
  today: string
}) {
  const [isClosing, setClosing] = useState(false)
  const issue = useAct(IssueCertificatesDocument)
  const present = organisations.flatMap(({ lines }) => lines).filter(({ attended }) => attended)
  const certified = present.filter(({ certificate }) => certificate)
  if (training.state === 'OPEN' && training.viewerCanTakeAttendance)
    return (
      <Card title="La formation est terminée ?">
        <p>
          Enregistrez d’abord l’émargement. Après la clôture, les avis s’ouvrent et les attestations se
          délivrent.
        </p>
        <Button onPress={() => setClosing(true)}>Clore la formation…</Button>
        {isClosing && <CloseDialog training={training} today={today} onClose={() => setClosing(false)} />}
      </Card>
    )
  if (training.state !== 'HELD') return null
  return (
    <Card title="Attestations">
      {training.viewerCanIssueCertificates && certified.length < present.length && (
        <Button
          kind="primary"
          icon="document"
          isPending={issue.isPending}
          onPress={() => void issue.send({ trainingId: training.id })}
        >
          Délivrer les attestations
        </Button>
      )}
      <ActFeedback act={issue} title="Les attestations ne sont pas délivrées" />
      <p role="status">
        {present.length === 0
          ? 'Personne n’est noté présent : il n’y a pas d’attestation à délivrer.'
          : `${certified.length} sur ${present.length} délivrées à qui était présent.`}
      </p>
      {certified.length > 0 && (
        <ul className={styles.certificates}>
          {certified.map(
            ({ id, person, certificate }) =>
              certificate && (
                <li key={id}>
                  <LinkButton kind="quiet" icon="document" to="/attestations/$number" params={certificate}>
                    {fullName(person)}
                  </LinkButton>
                </li>
              ),
          )}
        </ul>
      )}
    </Card>
  )
}

function CloseDialog({
  training,
  today,
  onClose,
}: {
  training: AttendedTraining
  today: string
  onClose: () => void
}) {
  const { startsAt, timeZone } = training.event
  const planned = startsAt ? dateIn(startsAt, timeZone) : null
  const form = useForm({
    draft: `training.close.${training.id}`,
    saved: { heldOn: planned && planned <= today ? planned : null },
    act: CloseTrainingDocument,
    check: required<{ heldOn: string | null }>({ heldOn: 'Indiquez le jour où elle a eu lieu.' }),
    input: ({ heldOn }) => ({ trainingId: training.id, heldOn: String(heldOn) }),
    onDone: onClose,
  })
  return (
    <Dialog title="Clore la formation ?" isOpen onClose={onClose} isQuestion>
      <FormShell
        form={form}
        action="Clore la formation"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Pas encore
          </Button>
        }
      >
        <DateField label="Elle a eu lieu le" max={today} isRequired {...form.field('heldOn')} />
      </FormShell>
    </Dialog>
  )
}
