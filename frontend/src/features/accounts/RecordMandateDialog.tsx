import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { RadioGroup } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { ComboBox } from '~/components/Select'
import { TextField } from '~/components/TextField'
import { fullName } from '~/features/people'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import type { MandateCapacity } from '~/graphql/generated/graphql'
import { useViewer } from '~/viewer/viewer'
import type { Chosen } from '../directory/pickers'
import { CapacityField } from './InviteDialog'

const CreateMandate = graphql(`
  mutation CreateMandate($input: CreateMandateInput!) {
    createMandate(input: $input) {
      mandate {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const PeopleOptions = graphql(`
  query PeopleOptions($search: String) {
    people(search: $search, first: 20) {
      nodes {
        id
        givenName
        familyName
        mandates {
          id
          post {
            id
            label
          }
        }
      }
    }
  }
`)

const who = [
  { id: 'known', label: 'Elle est déjà dans Jonction' },
  { id: 'new', label: 'Elle n’y est pas encore' },
]

/** A holder put down by hand: the directory knows them, and they may come in later by invitation. */
export function RecordMandateDialog({
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
  const viewer = useViewer()
  const saved = {
    who: 'known',
    person: null as Chosen | null,
    givenName: '',
    familyName: '',
    email: '',
    phone: '',
    capacity: 'TITULAR' as MandateCapacity,
    startsOn: today as string | null,
    endsOn: null as string | null,
  }
  const form = useForm({
    draft: `${post.id}.inscrire`,
    saved,
    act: CreateMandate,
    check: required<typeof saved>({ startsOn: 'Indiquez le premier jour.' }),
    input: (value: typeof saved) => ({
      postId: post.id,
      capacity: value.capacity,
      startsOn: value.startsOn as string,
      endsOn: value.endsOn,
      ...(value.who === 'known'
        ? { personId: value.person?.id ?? null }
        : {
            newPerson: {
              givenName: value.givenName,
              familyName: value.familyName,
              email: value.email || null,
              phone: value.phone || null,
            },
          }),
    }),
    onDone: onClose,
  })
  const { field } = form
  const isSelf = form.value.who === 'known' && form.value.person?.id === viewer?.person.id
  return (
    <Dialog title={`Inscrire : ${post.label}`} isOpen={isOpen} onClose={onClose}>
      <FormShell form={form} action="Inscrire sur ce poste">
        <RadioGroup
          label="Cette personne"
          isRequired
          options={who}
          {...field('who')}
          onChange={(id) => form.set({ who: id ?? 'known' })}
        />
        {form.value.who === 'known' ? (
          <PersonPicker {...field('person', 'personId')} />
        ) : (
          <>
            <TextField label="Prénom" isRequired {...field('givenName', 'newPerson.givenName')} />
            <TextField label="Nom" isRequired {...field('familyName', 'newPerson.familyName')} />
            <TextField label="Adresse professionnelle" type="email" {...field('email', 'newPerson.email')} />
            <TextField label="Téléphone professionnel" type="tel" {...field('phone', 'newPerson.phone')} />
          </>
        )}
        <CapacityField {...field('capacity')} />
        <DateField label="Premier jour" isRequired {...field('startsOn')} />
        <DateField label="Dernier jour" hint="S’il est connu." {...field('endsOn')} />
        {(post.signatory || isSelf) && (
          <p>
            {isSelf ? 'Vous vous inscrivez vous-même' : 'Ce poste signe des protocoles'} : une seconde
            personne devra confirmer l’affectation.
          </p>
        )}
      </FormShell>
    </Dialog>
  )
}

function PersonPicker({
  value,
  onChange,
  error,
}: {
  value: Chosen | null
  onChange: (person: Chosen | null) => void
  error?: string | undefined
}) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed === value?.label ? '' : typed) || null
  const { data } = useQuery({ ...ask(PeopleOptions, { search }), placeholderData: (before) => before })
  const found = (data?.people.nodes ?? []).map((person) => ({
    id: person.id,
    label: fullName(person),
    detail: person.mandates.map(({ post }) => post.label).join(', '),
  }))
  const options = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found
  return (
    <ComboBox
      label="Personne"
      isRequired
      hint="Tapez son nom."
      options={options}
      value={value?.id ?? null}
      error={error}
      onSearch={setTyped}
      onChange={(id) => onChange(options.find((option) => option.id === id) ?? null)}
    />
  )
}
