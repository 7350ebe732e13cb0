import { RadioGroup } from '~/components/Choice'
import { Dialog } from '~/components/Dialog'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { graphql } from '~/graphql/generated'
import type { PostRole, TeamPostFragment } from '~/graphql/generated/graphql'
import { type Chosen, TerritoriesPicker } from '../directory/pickers'

const SetPostGrant = graphql(`
  mutation SetPostGrant($input: SetPostGrantInput!) {
    setPostGrant(input: $input) {
      post {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const roles = [
  {
    id: 'TERRITORY_ADMINISTRATOR',
    label: 'Administre le territoire',
    detail: 'Crée les partenariats et les structures, supplée les postes vacants.',
  },
  {
    id: 'OBSERVER',
    label: 'Observe le territoire',
    detail: 'Voit les chiffres et les documents publiés, rien d’autre.',
  },
]

export const grantWords: Record<PostRole, string> = {
  REPRESENTATIVE: 'Représente la structure',
  TERRITORY_ADMINISTRATOR: 'Administre un territoire',
  OBSERVER: 'Observe un territoire',
}

/** Roles over a territory, which only administrators give and take. */
export function GrantDialog({
  post,
  isOpen,
  onClose,
}: {
  post: TeamPostFragment
  isOpen: boolean
  onClose: () => void
}) {
  const placesOf = (role: PostRole): Chosen[] =>
    post.grants
      .filter((grant) => grant.role === role)
      .flatMap(({ territories }) => territories.map(({ code, name }) => ({ id: code, label: name })))
  const first: PostRole =
    post.grants.find(({ role }) => role !== 'REPRESENTATIVE')?.role ?? 'TERRITORY_ADMINISTRATOR'
  const saved = { role: first, territories: placesOf(first) }
  const form = useForm({
    draft: `${post.id}.role`,
    saved,
    act: SetPostGrant,
    input: ({ role, territories }: typeof saved) => ({
      postId: post.id,
      role,
      granted: territories.length > 0,
      territoryCodes: territories.map(({ id }) => id),
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Rôle sur un territoire : ${post.label}`} isOpen={isOpen} onClose={onClose}>
      <FormShell form={form} action="Enregistrer le rôle">
        <RadioGroup
          label="Rôle"
          isRequired
          options={roles}
          {...form.field('role')}
          onChange={(role) => form.set({ role: role as PostRole, territories: placesOf(role as PostRole) })}
        />
        <TerritoriesPicker
          label="Territoires"
          hint="Sans territoire, le rôle est retiré au poste."
          {...form.field('territories', 'territoryCodes')}
        />
      </FormShell>
    </Dialog>
  )
}
