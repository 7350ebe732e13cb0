import { useNavigate } from '@tanstack/react-router'
import { PageTitle } from '~/components/PageTitle'
import { barePart } from '~/features/nodeIds'
import { type Ground, PartnershipGate } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { actingMandateOf, useViewer } from '~/viewer/viewer'
import { OfferImmersionDocument } from './documents'
import { OfferFields } from './OfferFields'
import { blankOffer, checkOffer, offerInput } from './offerValues'

export function NewImmersionPage({ partnership }: { partnership: string | undefined }) {
  const navigate = useNavigate()
  return (
    <>
      <PageTitle
        title="Proposer un accueil"
        lead="Ouvrez vos portes à l’autre secteur pour quelques jours. Les deux structures donnent leur accord."
        trail={[{ label: 'Immersions', link: { to: '/immersions' } }]}
      />
      <PartnershipGate
        act="proposer d’accueil"
        chosen={partnership}
        onChoose={(partenariat) =>
          void navigate({ to: '/immersions/nouvelle', search: { partenariat }, replace: true })
        }
      >
        {(ground) => <OfferForm key={ground.partnershipId} ground={ground} />}
      </PartnershipGate>
    </>
  )
}

function OfferForm({ ground: { partnershipId, members } }: { ground: Ground }) {
  const navigate = useNavigate()
  const viewer = useViewer()
  const contactPostId = (viewer && actingMandateOf(viewer)?.post.id) ?? null
  const form = useForm({
    draft: `immersion.new.${partnershipId}`,
    saved: { ...blankOffer, contactPostId },
    act: OfferImmersionDocument,
    check: checkOffer,
    input: (values) => ({ ...offerInput(values), partnershipId }),
    onDone: ({ offer }) => offer && navigate({ to: '/immersions/$id', params: { id: barePart(offer.id) } }),
  })
  return (
    <FormShell form={form} action="Publier l’offre">
      <OfferFields form={form} members={members} />
    </FormShell>
  )
}
