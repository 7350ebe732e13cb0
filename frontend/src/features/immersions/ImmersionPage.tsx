import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { DataList } from '~/components/DataList'
import { ConfirmDialog, Dialog } from '~/components/Dialog'
import { PageTitle } from '~/components/PageTitle'
import { Paragraphs } from '~/components/Paragraphs'
import { dateIn, periodInWords } from '~/dates/dates'
import { MaybeLink } from '~/features/MaybeLink'
import type { Member } from '~/features/protocols/agreement'
import { InPartnership } from '~/features/protocols/PartnershipGate'
import { PostLine } from '~/features/protocols/PostLine'
import { RetractButton } from '~/features/retraction/RetractButton'
import { counted } from '~/features/trainings/words'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { useAct } from '~/graphql/useAct'
import { MissingPage } from '~/pages/errors'
import type { Offer } from './documents'
import { CloseImmersionOfferDocument, ImmersionPageDocument, UpdateImmersionOfferDocument } from './documents'
import { OfferFields } from './OfferFields'
import { checkOffer, offerInput } from './offerValues'
import { Placement } from './Placement'
import { PlacesLeft } from './PlacesLeft'
import { RequestForm } from './RequestForm'
import { audiences } from './words'

export function ImmersionPage({ id }: { id: string }) {
  const query = useQuery(ask(ImmersionPageDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node, site }) => {
        const offer = found<Offer>(node)
        if (!offer) return <MissingPage />
        return <Page offer={offer} today={dateIn(site.now, offer.partnership.timeZone)} />
      }}
    </Loaded>
  )
}

function Page({ offer, today }: { offer: Offer; today: string }) {
  return (
    <>
      <PageTitle
        title={offer.title}
        lead={offer.organisation.name}
        status={<PlacesLeft offer={offer} />}
        trail={[{ label: 'Immersions', link: { to: '/immersions' } }]}
        actions={offer.viewerCanEdit && <OfferActs offer={offer} />}
      />
      <div className="stack">
        <Card title="L’accueil">
          {offer.description && <Paragraphs text={offer.description} />}
          <DataList items={facts(offer)} />
          <RetractButton
            name={offer.title}
            partnershipId={offer.partnership.id}
            kind="immersion"
            of={offer.id}
            parts={[
              { field: 'description', label: 'Description', text: offer.description },
              { field: 'title', label: 'Titre', text: offer.title },
            ]}
          />
        </Card>
        {offer.placements.map((placement) => (
          <Placement key={placement.id} placement={placement} offer={offer} />
        ))}
        {offer.viewerCanRequest && (
          <Card title="Demander cet accueil">
            <RequestForm offer={offer} today={today} />
          </Card>
        )}
      </div>
    </>
  )
}

const facts = ({ audiences: whom, startsOn, endsOn, days, capacity, taken, ...offer }: Offer) => [
  { term: 'Pour', value: whom.map((audience) => audiences[audience]).join(', ') },
  {
    term: 'Période',
    value: periodInWords(startsOn, endsOn),
  },
  { term: 'Durée', value: `${counted(days, 'jour')} par personne` },
  { term: 'Places', value: `${counted(taken, 'prise')} sur ${capacity}` },
  { term: 'Contact', value: <PostLine post={offer.contact} /> },
  {
    term: 'Structure d’accueil',
    value: <MaybeLink id={offer.organisation.id}>{offer.organisation.name}</MaybeLink>,
  },
  {
    term: 'Partenariat',
    value: <MaybeLink id={offer.partnership.id}>{offer.partnership.name}</MaybeLink>,
  },
]

function OfferActs({ offer }: { offer: Offer }) {
  const [question, setQuestion] = useState<'edit' | 'close' | null>(null)
  const act = useAct(CloseImmersionOfferDocument)
  const onClose = () => setQuestion(null)
  if (offer.closedAt) return null
  return (
    <>
      <Button icon="edit" onPress={() => setQuestion('edit')}>
        Modifier…
      </Button>
      <Button onPress={() => setQuestion('close')}>Fermer l’offre…</Button>
      {question === 'edit' && (
        <Dialog title="Modifier l’offre" isOpen onClose={onClose} isQuestion>
          <InPartnership id={offer.partnership.id}>
            {({ members }) => <EditForm offer={offer} members={members} onClose={onClose} />}
          </InPartnership>
        </Dialog>
      )}
      <ConfirmDialog
        title="Fermer cette offre ?"
        action="Fermer l’offre"
        isOpen={question === 'close'}
        onClose={onClose}
        onConfirm={async () => {
          if (await act.send({ offerId: offer.id })) onClose()
        }}
      >
        <p>Elle n’acceptera plus de demande. Ce qui est convenu le reste.</p>
        <ActFeedback act={act} title="L’offre reste ouverte" />
      </ConfirmDialog>
    </>
  )
}

function EditForm({
  offer,
  members,
  onClose,
}: {
  offer: Offer
  members: readonly Member[]
  onClose: () => void
}) {
  const form = useForm({
    draft: `immersion.edit.${offer.id}`,
    saved: {
      baseRevision: offer.revision,
      title: offer.title,
      description: offer.description ?? '',
      audiences: offer.audiences,
      startsOn: offer.startsOn as string | null,
      endsOn: offer.endsOn as string | null,
      days: String(offer.days),
      capacity: String(offer.capacity),
      contactPostId: offer.contact.id as string | null,
    },
    act: UpdateImmersionOfferDocument,
    check: checkOffer,
    input: ({ baseRevision, ...values }) => ({ ...offerInput(values), offerId: offer.id, baseRevision }),
    onDone: onClose,
  })
  return (
    <FormShell
      form={form}
      action="Enregistrer"
      labels={{ title: 'Titre', description: 'Ce que la personne verra' }}
      aside={
        <Button kind="quiet" onPress={onClose}>
          Renoncer
        </Button>
      }
    >
      <OfferFields form={form} members={members} />
    </FormShell>
  )
}
