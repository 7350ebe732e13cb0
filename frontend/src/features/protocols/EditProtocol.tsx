import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { PageTitle } from '~/components/PageTitle'
import { ComboBox } from '~/components/Select'
import { barePart } from '~/features/nodeIds'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { PartiesField, ReviewPeriodField, TermField } from './AgreementFields'
import { checkOwner, ownerOptions, type TermValues, termInput, wholeNumber } from './agreement'
import { SetPartiesDocument, UpdateProtocolDocument } from './documents/agreement'
import type { Protocol } from './documents/page'
import { ProtocolPageDocument } from './documents/page'
import { type Ground, InPartnership } from './PartnershipGate'

export function EditProtocol({ id }: { id: string }) {
  const query = useQuery(ask(ProtocolPageDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const protocol = found<Protocol>(node)
        if (!protocol) return <MissingPage />
        const isDraft = protocol.versionInPreparation?.status === 'DRAFT'
        return (
          <>
            <PageTitle
              title="Modifier les réglages"
              lead={
                isDraft
                  ? 'Le texte lui-même s’écrit dans la version en préparation.'
                  : 'Le titre, les parties et la durée font partie de l’accord : pour les changer, préparez une nouvelle version.'
              }
              trail={[
                { label: 'Protocoles', link: { to: '/protocoles' } },
                {
                  label: protocol.title,
                  link: { to: '/protocoles/$id', params: { id: barePart(protocol.id) } },
                },
              ]}
            />
            <InPartnership id={protocol.partnership.id}>
              {(ground) => (
                <div className="stack">
                  <SettingsForm protocol={protocol} ground={ground} isDraft={isDraft} />
                  {isDraft && <PartiesForm protocol={protocol} ground={ground} />}
                </div>
              )}
            </InPartnership>
          </>
        )
      }}
    </Loaded>
  )
}

interface FormProps {
  protocol: Protocol
  ground: Ground
}

const termValues = ({ kind, months, renewal, noticeDays }: Protocol['term']): TermValues => ({
  kind,
  months: String(months ?? 36),
  renewal: renewal ?? 'TACIT',
  noticeDays: String(noticeDays ?? 90),
})

function SettingsForm({ protocol, ground, isDraft }: FormProps & { isDraft: boolean }) {
  const navigate = useNavigate()
  const form = useForm({
    draft: `protocol.edit.${protocol.id}`,
    saved: {
      baseRevision: protocol.revision,
      title: protocol.title,
      ownerPostId: protocol.owner.id as string | null,
      term: termValues(protocol.term),
      reviewPeriodMonths: String(protocol.reviewPeriodMonths),
    },
    act: UpdateProtocolDocument,
    check: checkOwner,
    input: ({ baseRevision, title, ownerPostId, term, reviewPeriodMonths }) => ({
      protocolId: protocol.id,
      baseRevision,
      ownerPostId,
      ...(protocol.viewerCanChangeTerm && { reviewPeriodMonths: wholeNumber(reviewPeriodMonths) }),
      ...(isDraft && { title }),
      ...(isDraft && protocol.viewerCanChangeTerm && { term: termInput(term) }),
    }),
    onDone: () => navigate({ to: '/protocoles/$id', params: { id: barePart(protocol.id) } }),
  })
  return (
    <Card title="Réglages">
      <FormShell
        form={form}
        action="Enregistrer les réglages"
        labels={{ title: 'Titre' }}
        aside={
          <LinkButton kind="quiet" to="/protocoles/$id" params={{ id: barePart(protocol.id) }}>
            Revenir au protocole
          </LinkButton>
        }
      >
        {isDraft && <GuardedTextField label="Titre" isRequired {...form.guarded('title')} />}
        {protocol.viewerCanChangeOwner && (
          <ComboBox
            label="Poste responsable des revues"
            options={ownerOptions(ground.members)}
            isRequired
            {...form.field('ownerPostId')}
          />
        )}
        {protocol.viewerCanChangeTerm && (
          <>
            <ReviewPeriodField {...form.field('reviewPeriodMonths')} />
            {isDraft && <TermField {...form.field('term')} />}
          </>
        )}
      </FormShell>
    </Card>
  )
}

function PartiesForm({ protocol, ground }: FormProps) {
  const form = useForm({
    draft: `protocol.parties.${protocol.id}`,
    saved: {
      baseRevision: protocol.revision,
      parties: protocol.parties
        .filter(({ state }) => state !== 'WITHDRAWN')
        .map(({ organisation, signatories }) => ({
          organisationId: organisation.id,
          signatoryPostIds: signatories.map(({ id }) => id),
        })),
    },
    act: SetPartiesDocument,
    input: ({ baseRevision, parties }) => ({ protocolId: protocol.id, baseRevision, parties }),
  })
  return (
    <Card title="Parties de la version en préparation">
      <FormShell form={form} action="Enregistrer les parties">
        <PartiesField members={ground.members} {...form.field('parties')} />
      </FormShell>
    </Card>
  )
}
