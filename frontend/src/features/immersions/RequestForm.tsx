import { RadioGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { Select } from '~/components/Select'
import trainings from '~/features/trainings/Trainings.module.css'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { ImmersionAudience } from '~/graphql/generated/graphql'
import { missing } from '~/graphql/problems'
import { actingMandateOf, currentMandates, useViewer } from '~/viewer/viewer'
import type { Offer } from './documents'
import { RequestImmersionDocument } from './documents'
import { checkPeriod } from './offerValues'
import { audiences } from './words'

interface Values {
  postId: string | null
  audience: string | null
  startsOn: string | null
  endsOn: string | null
}

/** Days within the period offered, asked in the name of a post one holds. */
export function RequestForm({ offer, today }: { offer: Offer; today: string }) {
  const viewer = useViewer()
  const mandates = viewer ? currentMandates(viewer) : []
  const saved: Values = {
    postId: (viewer && actingMandateOf(viewer)?.post.id) ?? mandates[0]?.post.id ?? null,
    audience: offer.audiences.length === 1 ? (offer.audiences[0] ?? null) : null,
    startsOn: null,
    endsOn: null,
  }
  const form = useForm({
    draft: `immersion.request.${offer.id}`,
    saved,
    act: RequestImmersionDocument,
    check: (values) => [
      ...(values.postId ? [] : [missing('postId', 'Choisissez un poste.')]),
      ...(values.audience ? [] : [missing('audience', 'Dites ce que vous êtes.')]),
      ...checkPeriod(values),
    ],
    input: ({ postId, audience, startsOn, endsOn }) => ({
      offerId: offer.id,
      postId: String(postId),
      audience: audience as ImmersionAudience,
      startsOn: String(startsOn),
      endsOn: String(endsOn),
    }),
  })
  const first = offer.startsOn > today ? offer.startsOn : today
  return (
    <FormShell form={form} action="Envoyer la demande">
      {mandates.length > 1 && (
        <Select
          label="Au titre de"
          isRequired
          options={mandates.map(({ post }) => ({
            id: post.id,
            label: `${post.label}, ${post.organisation.name}`,
          }))}
          {...form.field('postId')}
        />
      )}
      {offer.audiences.length > 1 && (
        <RadioGroup
          label="Vous venez en tant que"
          isRequired
          options={offer.audiences.map((id) => ({ id, label: audiences[id] }))}
          {...form.field('audience')}
        />
      )}
      <div className={trainings.hours}>
        <DateField label="Du" isRequired min={first} max={offer.endsOn} {...form.field('startsOn')} />
        <DateField label="Au" isRequired min={first} max={offer.endsOn} {...form.field('endsOn')} />
      </div>
      <p>Votre structure et {offer.organisation.name} devront accepter.</p>
    </FormShell>
  )
}
