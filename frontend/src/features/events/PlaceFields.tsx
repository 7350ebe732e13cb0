import { GuardedTextField } from '~/components/GuardedTextArea'
import type { useForm } from '~/forms/useForm'
import type { Problem } from '~/graphql/problems'

interface PlaceValues {
  place: string
  videoLink: string
}

type PlaceForm = Pick<
  ReturnType<typeof useForm<PlaceValues, Record<string, { problems: Problem[] }>, object>>,
  'guarded'
>

/** Where people meet; `within` names the part of the input that holds both. */
export function PlaceFields({ form, within = '' }: { form: PlaceForm; within?: '' | 'meeting.' }) {
  return (
    <>
      <GuardedTextField label="Lieu" {...form.guarded('place', `${within}place`)} />
      <GuardedTextField
        label="Lien de visioconférence"
        hint="Il reste dans Jonction et dans les invitations : jamais dans un agenda partagé."
        {...form.guarded('videoLink', `${within}videoLink`)}
      />
    </>
  )
}
