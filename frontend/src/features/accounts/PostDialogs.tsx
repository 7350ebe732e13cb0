import { Checkbox } from '~/components/Choice'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { Select } from '~/components/Select'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { graphql } from '~/graphql/generated'
import type { PostCardinality, PostKind, TeamPostFragment } from '~/graphql/generated/graphql'
import { postKinds } from '../directory/words'

const CreatePost = graphql(`
  mutation CreatePost($input: CreatePostInput!) {
    createPost(input: $input) {
      post {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const UpdatePost = graphql(`
  mutation UpdatePost($input: UpdatePostInput!) {
    updatePost(input: $input) {
      post {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

interface Roles {
  referent: boolean
  signatory: boolean
  representative: boolean
}

const blank = {
  kind: null as PostKind | null,
  otherName: '',
  cardinality: 'SINGLE' as PostCardinality,
  referent: false,
  signatory: false,
  representative: false,
}

export function NewPostDialog({
  organisationId,
  isOpen,
  onClose,
}: {
  organisationId: string
  isOpen: boolean
  onClose: () => void
}) {
  const form = useForm({
    draft: `${organisationId}.poste`,
    saved: blank,
    act: CreatePost,
    check: required<typeof blank>({ kind: 'Choisissez une fonction.' }),
    input: ({ kind, otherName, ...rest }: typeof blank) => ({
      ...rest,
      organisationId,
      kind: kind as PostKind,
      otherName: otherName || null,
    }),
    onDone: onClose,
  })
  const isSingle = form.value.cardinality === 'SINGLE'
  return (
    <Dialog title="Ajouter un poste" isOpen={isOpen} onClose={onClose}>
      <FormShell form={form} action="Ajouter le poste">
        <Select
          label="Fonction"
          isRequired
          options={optionsOf(postKinds)}
          {...form.field('kind')}
          onChange={(kind) => form.set({ kind: kind as PostKind })}
        />
        <GuardedTextField
          label={form.value.kind === 'OTHER' ? 'Nom du poste' : 'Précision'}
          hint="Ce qui le distingue d’un autre poste de même fonction, par exemple un secteur."
          isRequired={form.value.kind === 'OTHER'}
          {...form.guarded('otherName')}
        />
        <Select
          label="Combien de titulaires"
          isRequired
          options={[
            {
              id: 'SINGLE',
              label: 'Un seul à la fois',
              detail: 'Peut signer, représenter, répondre des revues.',
            },
            { id: 'TEAM', label: 'Plusieurs', detail: 'Une équipe : conseillers, soignants.' },
          ]}
          {...form.field('cardinality')}
          onChange={(cardinality) => form.set({ ...blankRoles, cardinality: cardinality as PostCardinality })}
        />
        {isSingle && <RoleChoices value={form.value} set={form.set} />}
      </FormShell>
    </Dialog>
  )
}

const blankRoles: Roles = { referent: false, signatory: false, representative: false }

function RoleChoices({ value, set }: { value: Roles; set: (change: Partial<Roles>) => void }) {
  return (
    <div>
      <Checkbox isSelected={value.signatory} onChange={(signatory) => set({ signatory })}>
        Signe les protocoles (chaque affectation sera confirmée par une seconde personne)
      </Checkbox>
      <Checkbox isSelected={value.representative} onChange={(representative) => set({ representative })}>
        Représente la structure : gère les postes et les accès
      </Checkbox>
      <Checkbox isSelected={value.referent} onChange={(referent) => set({ referent })}>
        Magistrat référent pour l’addictologie
      </Checkbox>
    </div>
  )
}

export function EditPostDialog({
  post,
  isOpen,
  onClose,
}: {
  post: TeamPostFragment
  isOpen: boolean
  onClose: () => void
}) {
  const saved = {
    otherName: post.otherName ?? '',
    referent: post.referent,
    signatory: post.signatory,
    representative: post.grants.some(({ role }) => role === 'REPRESENTATIVE'),
    closedOn: null as string | null,
  }
  const form = useForm({
    draft: `${post.id}.modifier`,
    saved,
    act: UpdatePost,
    input: ({ otherName, closedOn, ...roles }: typeof saved) => ({
      postId: post.id,
      otherName: otherName || null,
      // A day that was not typed leaves the post open.
      ...(closedOn && { closedOn }),
      ...(post.cardinality === 'SINGLE' && roles),
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={post.label} isOpen={isOpen} onClose={onClose}>
      <FormShell form={form} action="Enregistrer">
        <GuardedTextField
          label="Précision"
          isRequired={post.kind === 'OTHER'}
          {...form.guarded('otherName')}
        />
        {post.cardinality === 'SINGLE' && <RoleChoices value={form.value} set={form.set} />}
        <DateField
          label="Dernier jour d’existence du poste"
          hint="À remplir seulement si le poste disparaît. Un départ de personne se note sur sa ligne."
          {...form.field('closedOn')}
        />
      </FormShell>
    </Dialog>
  )
}
