import { useNavigate } from '@tanstack/react-router'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { PageTitle } from '~/components/PageTitle'
import { Select } from '~/components/Select'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { graphql } from '~/graphql/generated'
import { type PostChoice, PostPicker } from '../directory/PostPicker'
import { type Chosen, OrganisationsPicker, TerritoriesPicker } from '../directory/pickers'
import { zoneOptions } from '../directory/zones'
import { barePart } from '../nodeIds'

const CreatePartnership = graphql(`
  mutation CreatePartnership($input: CreatePartnershipInput!) {
    createPartnership(input: $input) {
      partnership {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

const blank = {
  name: '',
  timeZone: 'Europe/Paris' as string | null,
  territories: [] as Chosen[],
  coordinator: { organisation: null, postId: null } as PostChoice,
  members: [] as Chosen[],
}

export function NewPartnershipPage() {
  const navigate = useNavigate()
  const form = useForm({
    draft: 'partenariat.nouveau',
    saved: blank,
    act: CreatePartnership,
    check: required<typeof blank>({ timeZone: 'Choisissez une heure.' }),
    input: ({ name, timeZone, territories, coordinator, members }: typeof blank) => ({
      name,
      timeZone: timeZone as string,
      territoryCodes: territories.map(({ id }) => id),
      coordinatingPostId: coordinator.postId,
      memberIds: members.map(({ id }) => id),
    }),
    onDone: ({ partnership }) =>
      partnership && navigate({ to: '/partenariats/$id', params: { id: barePart(partnership.id) } }),
  })
  return (
    <>
      <PageTitle
        title="Créer un partenariat"
        lead="Un nom, un territoire, un poste qui coordonne, des membres des deux secteurs. Tout peut changer ensuite, sauf l’heure."
        trail={[{ label: 'Partenariats', link: { to: '/partenariats' } }]}
      />
      <FormShell form={form} action="Créer le partenariat">
        <GuardedTextField
          label="Nom"
          hint="Par exemple « Partenariat santé-justice de la Manche »."
          isRequired
          {...form.guarded('name')}
        />
        <TerritoriesPicker label="Territoire" isRequired {...form.field('territories', 'territoryCodes')} />
        <Select
          label="Heure du partenariat"
          hint="Celle des échéances et des rappels. Elle ne change plus."
          isRequired
          options={zoneOptions}
          {...form.field('timeZone')}
        />
        <PostPicker
          organisationLabel="Structure qui coordonne"
          postLabel="Poste coordinateur"
          hint="Un poste, pas une personne : la coordination survit aux départs."
          isSingle
          {...form.field('coordinator', 'coordinatingPostId')}
        />
        <OrganisationsPicker
          label="Membres"
          hint="Au moins une structure de justice et une de soin pour conclure un protocole."
          {...form.field('members', 'memberIds')}
        />
      </FormShell>
    </>
  )
}
