import { CheckboxGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { ComboBox } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { type Member, postOption } from '~/features/protocols/agreement'
import type { FormOf } from '~/features/trainings/DateFields'
import trainings from '~/features/trainings/Trainings.module.css'
import type { ImmersionAudience } from '~/graphql/generated/graphql'
import type { OfferValues } from './offerValues'
import { audiences } from './words'

/** What is offered, to whom, when, and whom to ask. */
export function OfferFields({ form, members }: { form: FormOf<OfferValues>; members: readonly Member[] }) {
  const posts = new Map(members.flatMap((member) => member.posts.map((post) => [post.id, post] as const)))
  const number = { inputMode: 'numeric', maxLength: 4, isRequired: true } as const
  return (
    <>
      <GuardedTextField
        label="Titre"
        hint="Par exemple « Deux jours dans l’équipe du CSAPA »."
        isRequired
        {...form.guarded('title')}
      />
      <GuardedTextArea
        label="Ce que la personne verra"
        hint="Services, réunions, horaires. Personne ne reçoit de dossier et aucun patient n’est nommé."
        {...form.guarded('description')}
      />
      <CheckboxGroup
        label="Qui accueillez-vous ?"
        options={optionsOf(audiences)}
        isRequired
        {...form.field('audiences')}
        onChange={(ids) => form.set({ audiences: ids as ImmersionAudience[] })}
      />
      <div className={trainings.hours}>
        <DateField label="À partir du" isRequired {...form.field('startsOn')} />
        <DateField label="Jusqu’au" isRequired {...form.field('endsOn')} />
      </div>
      <div className={trainings.hours}>
        <TextField label="Jours par personne" {...number} {...form.field('days')} />
        <TextField label="Personnes en tout" {...number} {...form.field('capacity')} />
      </div>
      <ComboBox
        label="Poste à contacter"
        hint="Il reçoit les demandes pour la structure qui accueille."
        isRequired
        options={[...posts.values()].map(postOption)}
        {...form.field('contactPostId')}
      />
    </>
  )
}
