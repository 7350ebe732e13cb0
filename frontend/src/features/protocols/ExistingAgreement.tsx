import { useNavigate } from '@tanstack/react-router'
import { DateField } from '~/components/DateField'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { Notice } from '~/components/Notice'
import { PageTitle } from '~/components/PageTitle'
import { ComboBox } from '~/components/Select'
import { dateIn } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { Theme } from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'
import { PartiesField, ReviewPeriodField, TermField } from './AgreementFields'
import {
  type AgreementValues,
  blankAgreement,
  checkOwner,
  ownerOptions,
  termInput,
  wholeNumber,
} from './agreement'
import { RecordExistingAgreementDocument } from './documents/agreement'
import { type Ground, PartnershipGate } from './PartnershipGate'
import { PastedClausesField } from './PastedClausesField'
import { splitClauses } from './pastedClauses'
import { blankSignature, SignaturesField, type SignatureValues } from './SignaturesField'

interface Values extends AgreementValues {
  text: string
  /** By position; the others are of theme OTHER. */
  themes: Record<number, Theme>
  effectDate: string | null
  lastReviewHeldOn: string | null
  /** By post. */
  signatures: Record<string, SignatureValues>
}

const blank: Values = {
  ...blankAgreement,
  text: '',
  themes: {},
  effectDate: null,
  lastReviewHeldOn: null,
  signatures: {},
}

export function ExistingAgreement({ partnership }: { partnership: string | undefined }) {
  const navigate = useNavigate()
  return (
    <>
      <PageTitle
        title="Enregistrer un accord existant"
        lead="L’accord est déjà signé : il entre en vigueur tout de suite, marqué « repris », et sa prochaine revue est rappelée à temps."
        trail={[{ label: 'Protocoles', link: { to: '/protocoles' } }]}
      />
      <PartnershipGate
        act="écrire de protocole"
        hint="L’accord réunira des organisations membres de ce partenariat."
        chosen={partnership}
        onChoose={(partenariat) =>
          void navigate({ to: '/protocoles/accord-existant', search: { partenariat }, replace: true })
        }
      >
        {(ground) => <ExistingAgreementForm key={ground.partnershipId} ground={ground} />}
      </PartnershipGate>
    </>
  )
}

const signatoryIds = ({ parties }: Values) => parties.flatMap(({ signatoryPostIds }) => signatoryPostIds)

function check(values: Values): Problem[] {
  const unsigned = signatoryIds(values).some((id) => !values.signatures[id]?.signedOn)
  return [
    ...checkOwner(values),
    ...(values.effectDate ? [] : [missing('effectDate', 'Indiquez la date d’effet de l’accord.')]),
    ...(unsigned ? [missing('signatures', 'Indiquez la date de chaque signature.')] : []),
  ]
}

function ExistingAgreementForm({ ground: { partnershipId, members, now, timeZone } }: { ground: Ground }) {
  const navigate = useNavigate()
  const today = dateIn(now, timeZone)
  const form = useForm({
    draft: `protocol.existing.${partnershipId}`,
    saved: blank,
    act: RecordExistingAgreementDocument,
    check,
    input: (values) => ({
      partnershipId,
      title: values.title,
      parties: values.parties,
      ownerPostId: values.ownerPostId ?? '',
      term: termInput(values.term),
      reviewPeriodMonths: wholeNumber(values.reviewPeriodMonths) ?? 12,
      clauses: splitClauses(values.text).map(({ title, body }, index) => ({
        title,
        body,
        theme: values.themes[index] ?? 'OTHER',
        public: false,
      })),
      effectDate: values.effectDate ?? '',
      lastReviewHeldOn: values.lastReviewHeldOn,
      signatures: signatoryIds(values).map((postId) => {
        const { signedOn, place, scanSha256, originalKeptAt } = values.signatures[postId] ?? blankSignature
        return { postId, signedOn: signedOn ?? '', place, scanSha256, originalKeptAt: originalKeptAt || null }
      }),
    }),
    onDone: ({ protocol }) =>
      protocol && navigate({ to: '/protocoles/$id', params: { id: barePart(protocol.id) } }),
  })
  return (
    <FormShell form={form} action="Enregistrer l’accord">
      <GuardedTextField
        label="Titre de l’accord"
        hint="Court et clair : il paraît dans les rappels et les agendas."
        isRequired
        {...form.guarded('title')}
      />
      <PartiesField members={members} {...form.field('parties')} />
      <DateField
        label="Date d’effet"
        hint="Le jour où l’accord a commencé à s’appliquer."
        max={today}
        isRequired
        {...form.field('effectDate')}
      />
      <SignaturesField
        {...form.field('signatures')}
        postIds={signatoryIds(form.value)}
        members={members}
        today={today}
        guard={(path) => form.act.guard(path, form.confirm)}
      />
      <PastedClausesField
        text={form.value.text}
        themes={form.value.themes}
        onChange={form.set}
        error={form.field('text', 'clauses').error}
        guard={(path) => form.act.guard(path, form.confirm)}
      />
      <ComboBox
        label="Poste responsable des revues"
        hint="C’est lui que les rappels suivent, même quand la personne change."
        options={ownerOptions(members)}
        isRequired
        {...form.field('ownerPostId')}
      />
      <ReviewPeriodField {...form.field('reviewPeriodMonths')} />
      <DateField
        label="Dernière revue réellement tenue"
        hint="Laissez vide si l’accord n’a jamais été revu : l’échéance compte alors depuis la date d’effet."
        max={today}
        {...form.field('lastReviewHeldOn')}
      />
      <TermField {...form.field('term')} />
      <Notice tone="info" title="Ce que Jonction garde des signatures">
        <p>
          La date, le lieu, l’empreinte du document numérisé et l’endroit où se trouve l’original. L’original
          signé reste la référence.
        </p>
      </Notice>
    </FormShell>
  )
}
