import { useQuery } from '@tanstack/react-query'
import { Button } from '~/components/Button'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { optionsOf } from '~/components/options'
import { Select } from '~/components/Select'
import { type PostChoice, PostPicker } from '~/features/directory/PostPicker'
import { fullName } from '~/features/people'
import { themes } from '~/features/protocols/words'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import type { ResourceFieldsFragment, Theme } from '~/graphql/generated/graphql'
import { missing } from '~/graphql/problems'
import { AddResourcePersonDocument, TeamOfPostDocument, UpdateResourcePersonDocument } from './documents'

interface Values {
  theme: Theme | null
  post: PostChoice
  mandateId: string | null
  about: string
  reach: string
}

const checkPost = ({ theme, post }: Pick<Values, 'theme' | 'post'>) => [
  ...(theme ? [] : [missing('theme', 'Choisissez un thème.')]),
  ...(post.postId ? [] : [missing('postId', 'Choisissez un poste.')]),
]

export function AddResourceDialog({
  partnershipId,
  onClose,
}: {
  partnershipId: string
  onClose: () => void
}) {
  const saved: Values = {
    theme: null,
    post: { organisation: null, postId: null },
    mandateId: null,
    about: '',
    reach: '',
  }
  const form = useForm({
    draft: `${partnershipId}.ressource`,
    saved,
    act: AddResourcePersonDocument,
    check: checkPost,
    input: ({ theme, post, mandateId, about, reach }) => ({
      partnershipId,
      theme: theme as Theme,
      postId: post.postId as string,
      mandateId,
      about: about || null,
      reach: reach || null,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title="Ajouter une personne ressource" isOpen onClose={onClose} isQuestion>
      <FormShell form={form} action="Ajouter" aside={<Leave form={form} onClose={onClose} />}>
        <Select
          label="À quel sujet ?"
          placeholder="Choisir…"
          isRequired
          options={optionsOf(themes)}
          {...form.field('theme')}
          onChange={(theme) => form.set({ theme: theme as Theme | null })}
        />
        <Fields form={form} />
      </FormShell>
    </Dialog>
  )
}

export function EditResourceDialog({
  entry,
  onClose,
}: {
  entry: ResourceFieldsFragment
  onClose: () => void
}) {
  const { organisation } = entry.post
  const saved = {
    baseRevision: entry.revision,
    theme: entry.theme as Theme | null,
    post: {
      organisation: { id: organisation.id, label: organisation.name },
      postId: entry.post.id,
    } as PostChoice,
    mandateId: null as string | null,
    about: entry.about ?? '',
    reach: entry.reach ?? '',
  }
  const form = useForm({
    draft: `ressource.${entry.id}`,
    saved,
    act: UpdateResourcePersonDocument,
    check: checkPost,
    input: ({ baseRevision, post, mandateId, about, reach }: typeof saved) => ({
      resourceId: entry.id,
      baseRevision,
      postId: post.postId,
      // Untouched, whoever is named stays named.
      ...(mandateId || post.postId !== entry.post.id ? { mandateId } : {}),
      about: about || null,
      reach: reach || null,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Personne ressource : ${themes[entry.theme]}`} isOpen onClose={onClose} isQuestion>
      <FormShell
        form={form}
        action="Enregistrer et confirmer"
        labels={{ about: 'Ce qu’on peut demander', reach: 'Comment joindre' }}
        aside={<Leave form={form} onClose={onClose} />}
      >
        <Fields form={form} />
      </FormShell>
    </Dialog>
  )
}

function Leave({ form, onClose }: { form: { draft: { drop: () => void } }; onClose: () => void }) {
  const leave = () => {
    form.draft.drop()
    onClose()
  }
  return (
    <Button kind="quiet" onPress={leave}>
      Fermer sans enregistrer
    </Button>
  )
}

type Form = Pick<ReturnType<typeof useForm<Values, never, never>>, 'value' | 'set' | 'field' | 'guarded'>

function Fields({ form }: { form: Form }) {
  const { postId } = form.value.post
  const { data } = useQuery({ ...ask(TeamOfPostDocument, { id: postId ?? '' }), enabled: postId !== null })
  const team = data?.node?.__typename === 'Post' && data.node.cardinality === 'TEAM' ? data.node.holders : []
  const post = form.field('post', 'postId')
  return (
    <>
      <PostPicker
        organisationLabel="Structure"
        postLabel="Poste à appeler"
        hint="Un poste plutôt qu’un nom : la personne qui suit prend le relais."
        value={post.value}
        error={post.error}
        onChange={(choice) => form.set({ post: choice, mandateId: null })}
      />
      {team.length > 0 && (
        <Select
          label="Une personne de l’équipe"
          hint="Facultatif."
          placeholder="Toute l’équipe"
          options={team.map(({ id, person }) => ({ id, label: fullName(person) }))}
          {...form.field('mandateId')}
        />
      )}
      <GuardedTextArea label="Ce qu’on peut demander" rows={3} {...form.guarded('about')} />
      <GuardedTextField
        label="Comment joindre"
        hint="Jours, ligne du service… Ses coordonnées professionnelles sont déjà affichées."
        {...form.guarded('reach')}
      />
    </>
  )
}
