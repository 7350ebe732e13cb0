import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList } from '~/components/DataList'
import { ConfirmDialog, Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { StatusTag } from '~/components/StatusTag'
import { periodInWords } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { fullName } from '~/features/people'
import { RetractButton } from '~/features/retraction/RetractButton'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { PlacementLineFragment } from '~/graphql/generated/graphql'
import { missing } from '~/graphql/problems'
import { useAct } from '~/graphql/useAct'
import type { Offer } from './documents'
import {
  AgreeToImmersionDocument,
  CancelImmersionDocument,
  CompleteImmersionDocument,
  DeclineImmersionDocument,
  GiveImmersionFeedbackDocument,
} from './documents'
import { audiences, awaitedAgreement, placementStates } from './words'

/** One person's stay, from the request to both sides' feedback. */
export function Placement({
  placement,
  offer,
}: {
  placement: PlacementLineFragment
  offer: Pick<Offer, 'organisation' | 'partnership'>
}) {
  const { guest, post, organisation, state, audience, startsOn, endsOn, event } = placement
  const awaited = awaitedAgreement(placement)
  const { word, tone } = placementStates[state]
  return (
    <Card title={fullName(guest)} actions={<StatusTag tone={tone}>{word}</StatusTag>}>
      {awaited && <p>{awaited}</p>}
      <DataList
        items={[
          { term: 'Poste', value: `${post.label}, ${organisation.name}` },
          { term: 'Public', value: audiences[audience] },
          {
            term: 'Séjour',
            value: periodInWords(startsOn, endsOn),
          },
          ...(placement.declineReason ? [{ term: 'Motif', value: placement.declineReason }] : []),
          ...(placement.hostFeedback
            ? [
                {
                  term: `Retour de ${offer.organisation.name}`,
                  value: <p className="typed">{placement.hostFeedback}</p>,
                },
              ]
            : []),
          ...(placement.guestFeedback
            ? [{ term: 'Retour de la personne', value: <p className="typed">{placement.guestFeedback}</p> }]
            : []),
        ]}
      />
      <RetractButton
        name={fullName(guest)}
        partnershipId={offer.partnership.id}
        kind="placement"
        of={placement.id}
        parts={[
          { field: 'declineReason', label: 'Motif', text: placement.declineReason },
          { field: 'hostFeedback', label: 'Retour de l’accueil', text: placement.hostFeedback },
          { field: 'guestFeedback', label: 'Retour de la personne', text: placement.guestFeedback },
        ]}
      />
      <Acts placement={placement} />
      {event && (
        <LinkButton kind="quiet" icon="calendar" to="/evenements/$id" params={{ id: barePart(event.id) }}>
          Voir dans l’agenda
        </LinkButton>
      )}
      {placement.viewerCanGiveFeedback && <FeedbackForm placement={placement} />}
    </Card>
  )
}

function Acts({ placement }: { placement: PlacementLineFragment }) {
  const [question, setQuestion] = useState<'decline' | 'cancel' | null>(null)
  const agree = useAct(AgreeToImmersionDocument)
  const cancel = useAct(CancelImmersionDocument)
  const complete = useAct(CompleteImmersionDocument)
  const { id: placementId, viewerCanAgree, viewerCanCancel, viewerCanComplete } = placement
  const onClose = () => setQuestion(null)
  const name = <span className="visually-hidden"> : {fullName(placement.guest)}</span>
  return (
    <div className="no-print">
      <div className="row">
        {viewerCanAgree && (
          <>
            <Button
              kind="primary"
              icon="check"
              isPending={agree.isPending}
              onPress={() => void agree.send({ placementId })}
            >
              Donner notre accord{name}
            </Button>
            <Button onPress={() => setQuestion('decline')}>Décliner…{name}</Button>
          </>
        )}
        {viewerCanComplete && (
          <Button
            kind="primary"
            icon="check"
            isPending={complete.isPending}
            onPress={() => void complete.send({ placementId })}
          >
            Le séjour a eu lieu{name}
          </Button>
        )}
        {viewerCanCancel && (
          <Button kind="quiet" onPress={() => setQuestion('cancel')}>
            Annuler le séjour…{name}
          </Button>
        )}
      </div>
      <ActFeedback act={agree} title="L’accord n’est pas enregistré" />
      <ActFeedback act={complete} />
      <ConfirmDialog
        title="Annuler ce séjour ?"
        action="Annuler le séjour"
        kind="danger"
        isOpen={question === 'cancel'}
        onClose={onClose}
        onConfirm={async () => {
          if (await cancel.send({ placementId })) onClose()
        }}
      >
        <p>La place redevient libre et l’autre structure est prévenue.</p>
        <ActFeedback act={cancel} title="Le séjour demeure" />
      </ConfirmDialog>
      {question === 'decline' && <DeclineDialog placementId={placementId} onClose={onClose} />}
    </div>
  )
}

function DeclineDialog({ placementId, onClose }: { placementId: string; onClose: () => void }) {
  const form = useForm({
    draft: `immersion.decline.${placementId}`,
    saved: { reason: '' },
    act: DeclineImmersionDocument,
    input: ({ reason }) => ({ placementId, reason: reason || null }),
    onDone: onClose,
  })
  return (
    <Dialog title="Décliner la demande ?" isOpen onClose={onClose} isQuestion>
      <FormShell
        form={form}
        action="Décliner"
        actionKind="danger"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Renoncer
          </Button>
        }
      >
        <GuardedTextArea label="Motif" hint="La personne le lira." rows={3} {...form.guarded('reason')} />
      </FormShell>
    </Dialog>
  )
}

function FeedbackForm({ placement }: { placement: PlacementLineFragment }) {
  const form = useForm({
    draft: `immersion.feedback.${placement.id}`,
    saved: { text: '' },
    act: GiveImmersionFeedbackDocument,
    check: ({ text }) => (text.trim() ? [] : [missing('text', 'Écrivez quelques mots.')]),
    input: ({ text }) => ({ placementId: placement.id, text }),
  })
  return (
    <FormShell form={form} action="Enregistrer mon retour">
      <GuardedTextArea
        label="Votre retour en quelques lignes"
        hint="Ce que ce séjour a changé dans votre pratique. Ni patient, ni personne suivie."
        rows={3}
        isRequired
        {...form.guarded('text')}
      />
    </FormShell>
  )
}
