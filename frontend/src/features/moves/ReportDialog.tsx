import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RadioGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { Select } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { fullName } from '~/features/people'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { MemberPostsQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MemberPosts, ReportArrival, ReportDeparture } from './documents'

type Member = Extract<NonNullable<MemberPostsQuery['node']>, { __typename: 'Organisation' }>

interface Props {
  partnershipId: string
  organisation: { id: string; name: string }
  onClose: () => void
}

/** The coordinator says that somebody leaves a member organisation, or arrives there. */
export function ReportDialog(props: Props) {
  const query = useQuery(ask(MemberPosts, { id: props.organisation.id }))
  const [kind, setKind] = useState<string | null>('DEPARTURE')
  return (
    <Dialog title={`Signaler à ${props.organisation.name}`} isOpen onClose={props.onClose}>
      <p>Son représentant reçoit votre signalement. Rien ne change tant qu’il ne l’a pas confirmé.</p>
      <RadioGroup
        label="Ce que vous signalez"
        options={[
          { id: 'DEPARTURE', label: 'Un départ' },
          { id: 'ARRIVAL', label: 'Une arrivée' },
        ]}
        value={kind}
        onChange={setKind}
      />
      <Loaded query={query}>
        {({ node }) => {
          const member = found(node)
          if (!member) return null
          return kind === 'ARRIVAL' ? (
            <ArrivalForm {...props} member={member} />
          ) : (
            <DepartureForm {...props} member={member} />
          )
        }}
      </Loaded>
    </Dialog>
  )
}

function DepartureForm({ partnershipId, member, onClose }: Props & { member: Member }) {
  const saved = { mandateId: null as string | null, happensOn: null as string | null }
  const form = useForm({
    draft: `${partnershipId}.depart.${member.id}.signale`,
    saved,
    act: ReportDeparture,
    check: required<typeof saved>({
      mandateId: 'Choisissez une personne.',
      happensOn: 'Indiquez le dernier jour.',
    }),
    input: ({ mandateId, happensOn }: typeof saved) => ({
      partnershipId,
      mandateId: mandateId as string,
      happensOn: happensOn as string,
    }),
    onDone: onClose,
  })
  const options = member.posts.flatMap(({ label, holders }) =>
    holders.map(({ id, person }) => ({ id, label: `${fullName(person)}, ${label}` })),
  )
  if (options.length === 0)
    return (
      <p>Personne n’est enregistré sur un poste de cette structure : il n’y a pas de départ à signaler.</p>
    )
  return (
    <FormShell form={form} action="Signaler ce départ">
      <Select label="Qui part" isRequired options={options} {...form.field('mandateId')} />
      <DateField label="Dernier jour" isRequired {...form.field('happensOn')} />
    </FormShell>
  )
}

function ArrivalForm({ partnershipId, member, onClose }: Props & { member: Member }) {
  const saved = {
    postId: null as string | null,
    happensOn: null as string | null,
    personName: '',
    personEmail: '',
  }
  const form = useForm({
    draft: `${partnershipId}.arrivee.${member.id}`,
    saved,
    act: ReportArrival,
    check: required<typeof saved>({
      postId: 'Choisissez un poste.',
      happensOn: 'Indiquez le premier jour.',
    }),
    input: ({ postId, happensOn, personName, personEmail }: typeof saved) => ({
      partnershipId,
      postId: postId as string,
      happensOn: happensOn as string,
      personName: personName || null,
      personEmail: personEmail || null,
    }),
    onDone: onClose,
  })
  const options = member.posts.filter(({ closedOn }) => !closedOn).map(({ id, label }) => ({ id, label }))
  if (options.length === 0)
    return <p>Cette structure n’a pas encore décrit ses postes : son représentant doit le faire d’abord.</p>
  return (
    <FormShell form={form} action="Signaler cette arrivée">
      <Select label="À quel poste" isRequired options={options} {...form.field('postId')} />
      <DateField label="Premier jour" isRequired {...form.field('happensOn')} />
      <GuardedTextField label="Nom de la personne" hint="Si vous le savez." {...form.guarded('personName')} />
      <TextField
        label="Adresse professionnelle"
        hint="Si vous la savez : le représentant n’aura plus qu’à l’inviter."
        type="email"
        autoComplete="off"
        {...form.field('personEmail')}
      />
    </FormShell>
  )
}
