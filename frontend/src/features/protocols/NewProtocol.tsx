import { useNavigate } from '@tanstack/react-router'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { ComboBox } from '~/components/Select'
import { barePart } from '~/features/nodeIds'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { PartiesField, ReviewPeriodField, TermField } from './AgreementFields'
import { blankAgreement, checkOwner, ownerOptions, termInput, wholeNumber } from './agreement'
import { CreateProtocolDocument } from './documents/agreement'
import { type Ground, PartnershipGate } from './PartnershipGate'

export function NewProtocol({ partnership }: { partnership: string | undefined }) {
  const navigate = useNavigate()
  return (
    <>
      <PageTitle
        title="Nouveau protocole"
        lead="Posez le cadre : qui s’engage, qui veille aux revues, pour combien de temps. Le texte s’écrit ensuite, clause par clause."
        trail={[{ label: 'Protocoles', link: { to: '/protocoles' } }]}
      />
      <PartnershipGate
        act="écrire de protocole"
        hint="L’accord réunira des organisations membres de ce partenariat."
        chosen={partnership}
        onChoose={(partenariat) =>
          void navigate({ to: '/protocoles/nouveau', search: { partenariat }, replace: true })
        }
      >
        {(ground) => <NewProtocolForm key={ground.partnershipId} ground={ground} />}
      </PartnershipGate>
    </>
  )
}

function NewProtocolForm({ ground: { partnershipId, members } }: { ground: Ground }) {
  const navigate = useNavigate()
  const form = useForm({
    draft: `protocol.new.${partnershipId}`,
    saved: blankAgreement,
    act: CreateProtocolDocument,
    input: ({ title, parties, ownerPostId, term, reviewPeriodMonths }) => ({
      partnershipId,
      title,
      parties,
      ownerPostId: ownerPostId ?? '',
      term: termInput(term),
      reviewPeriodMonths: wholeNumber(reviewPeriodMonths) ?? 12,
    }),
    check: checkOwner,
    onDone: ({ protocol }) => {
      const version = protocol?.versionInPreparation
      if (!protocol || !version) return
      return navigate({
        to: '/protocoles/$id/versions/$v',
        params: { id: barePart(protocol.id), v: barePart(version.id) },
      })
    },
  })
  return (
    <FormShell form={form} action="Créer et écrire le texte">
      <GuardedTextField
        label="Titre"
        hint="Court et clair : il paraît dans les rappels et les agendas. Par exemple « Orientation vers le soin et attestations »."
        isRequired
        {...form.guarded('title')}
      />
      <PartiesField members={members} {...form.field('parties')} />
      <ComboBox
        label="Poste responsable des revues"
        hint="C’est lui que les rappels suivent, même quand la personne change."
        options={ownerOptions(members)}
        isRequired
        {...form.field('ownerPostId')}
      />
      <TermField {...form.field('term')} />
      <ReviewPeriodField {...form.field('reviewPeriodMonths')} />
      <Notice tone="info" title="Rien n’est encore partagé">
        <p>
          Le protocole s’ouvre en brouillon. Les signataires ne sont sollicités que lorsque vous ouvrez
          l’approbation.
        </p>
      </Notice>
    </FormShell>
  )
}
