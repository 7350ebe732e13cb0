import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { graphql } from '~/graphql/generated'
import type { MandateCapacity } from '~/graphql/generated/graphql'
import { capacities } from '../directory/words'

const Invite = graphql(`
  mutation Invite($input: InviteInput!) {
    invite(input: $input) {
      invitation {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

export function InviteDialog({
  post,
  today,
  isOpen,
  onClose,
}: {
  post: { id: string; label: string; signatory: boolean }
  today: string
  isOpen: boolean
  onClose: () => void
}) {
  const saved = {
    email: '',
    capacity: 'TITULAR' as MandateCapacity,
    startsOn: today as string | null,
    endsOn: null as string | null,
    message: '',
  }
  const form = useForm({
    draft: `${post.id}.inviter`,
    saved,
    act: Invite,
    check: required<typeof saved>({ startsOn: 'Indiquez le premier jour.' }),
    input: ({ startsOn, message, ...rest }: typeof saved) => ({
      ...rest,
      postId: post.id,
      startsOn: startsOn as string,
      message: message || null,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Inviter : ${post.label}`} isOpen={isOpen} onClose={onClose}>
      <FormShell form={form} action="Envoyer l’invitation">
        <InvitedAddress {...form.field('email')} />
        <CapacityField {...form.field('capacity')} />
        <DateField label="Premier jour" isRequired {...form.field('startsOn')} />
        <DateField label="Dernier jour" hint="S’il est connu." {...form.field('endsOn')} />
        <GuardedTextArea
          label="Un mot pour elle"
          hint="Ajouté au message d’invitation."
          rows={3}
          {...form.guarded('message')}
        />
        {post.signatory && (
          <p>Ce poste signe des protocoles : une seconde personne devra confirmer l’affectation.</p>
        )}
      </FormShell>
    </Dialog>
  )
}

/** What an invitation is, and to whom it goes. */
export function InvitedAddress(field: {
  value: string
  onChange: (address: string) => void
  error?: string | undefined
}) {
  return (
    <>
      <p>
        La personne reçoit un lien, se connecte avec le compte de son institution, puis accepte. Le lien vaut
        30 jours et pour cette adresse seulement.
      </p>
      <TextField label="Adresse professionnelle" isRequired type="email" autoComplete="off" {...field} />
    </>
  )
}

export function CapacityField({
  value,
  onChange,
  error,
}: {
  value: MandateCapacity
  onChange: (capacity: MandateCapacity) => void
  error?: string | undefined
}) {
  return (
    <Select
      label="À quel titre"
      isRequired
      options={optionsOf(capacities)}
      value={value}
      error={error}
      onChange={(id) => id && onChange(id as MandateCapacity)}
    />
  )
}
