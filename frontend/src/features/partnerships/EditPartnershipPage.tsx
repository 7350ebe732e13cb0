import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { PageTitle } from '~/components/PageTitle'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import { graphql } from '~/graphql/generated'
import type { PartnershipToEditQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { type PostChoice, PostPicker } from '../directory/PostPicker'
import { LogoCard } from '../documents/LogoCard'
import { barePart, nodeId } from '../nodeIds'

const PartnershipToEdit = graphql(`
  query PartnershipToEdit($id: ID!) {
    node(id: $id) {
      ... on Partnership {
        __typename
        id
        revision
        name
        viewerCanEdit
        logo {
          width
          height
        }
        coordinatingPost {
          id
          organisation {
            id
            name
          }
        }
      }
    }
  }
`)

const UpdatePartnership = graphql(`
  mutation UpdatePartnership($input: UpdatePartnershipInput!) {
    updatePartnership(input: $input) {
      partnership {
        id
      }
      problems {
        ...ProblemFields
      }
    }
  }
`)

type Existing = Extract<NonNullable<PartnershipToEditQuery['node']>, { __typename: 'Partnership' }>

export function EditPartnershipPage({ id }: { id: string }) {
  const query = useQuery(ask(PartnershipToEdit, { id: nodeId('partnership', id) }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const partnership = found(node)
        return partnership?.viewerCanEdit ? <EditForm partnership={partnership} /> : <MissingPage />
      }}
    </Loaded>
  )
}

function EditForm({ partnership }: { partnership: Existing }) {
  const navigate = useNavigate()
  const page = { to: '/partenariats/$id', params: { id: barePart(partnership.id) } } as const
  const { coordinatingPost: post } = partnership
  const saved = {
    baseRevision: partnership.revision,
    name: partnership.name,
    coordinator: {
      organisation: post ? { id: post.organisation.id, label: post.organisation.name } : null,
      postId: post?.id ?? null,
    } as PostChoice,
  }
  const form = useForm({
    draft: `${partnership.id}.modifier`,
    saved,
    act: UpdatePartnership,
    input: ({ baseRevision, name, coordinator }: typeof saved) => ({
      partnershipId: partnership.id,
      baseRevision,
      name,
      coordinatingPostId: coordinator.postId,
    }),
    onDone: () => navigate(page),
  })
  return (
    <>
      <PageTitle
        title="Modifier le partenariat"
        trail={[
          { label: 'Partenariats', link: { to: '/partenariats' } },
          { label: partnership.name, link: page },
        ]}
      />
      <FormShell
        form={form}
        action="Enregistrer"
        labels={{ name: 'Nom' }}
        aside={
          <LinkButton kind="quiet" {...page}>
            Annuler
          </LinkButton>
        }
      >
        <GuardedTextField label="Nom" isRequired {...form.guarded('name')} />
        <PostPicker
          organisationLabel="Structure qui coordonne"
          postLabel="Poste coordinateur"
          isSingle
          {...form.field('coordinator', 'coordinatingPostId')}
        />
      </FormShell>
      <LogoCard partnershipId={partnership.id} logo={partnership.logo} />
    </>
  )
}
