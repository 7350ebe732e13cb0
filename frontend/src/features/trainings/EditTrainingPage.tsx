import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { LinkButton } from '~/components/Button'
import { EmptyState } from '~/components/EmptyState'
import { PageTitle } from '~/components/PageTitle'
import { barePart } from '~/features/nodeIds'
import type { Member } from '~/features/protocols/agreement'
import { InPartnership } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { EditTrainingPageQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { MissingPage } from '~/pages/errors'
import { ProgrammeFields, SeatsFields, TitleField } from './ContentFields'
import { EditTrainingPageDocument, UpdateTrainingDocument } from './formDocuments'
import { checkContent, contentInput, contentValues } from './trainingValues'

type Training = Extract<NonNullable<EditTrainingPageQuery['node']>, { title: string }>

/** Changes what a training is; its date moves on its own page. */
export function EditTrainingPage({ id }: { id: string }) {
  const query = useQuery(ask(EditTrainingPageDocument, { id }))
  return (
    <Loaded query={query}>
      {({ node }) => {
        const training = found<Training>(node)
        if (!training) return <MissingPage />
        const page = { to: '/formations/$id', params: { id: barePart(training.id) } } as const
        return (
          <>
            <PageTitle
              title="Modifier la formation"
              lead="Les inscrits voient le nouveau programme. La date se change sur la page de la formation."
              trail={[
                { label: 'Formations', link: { to: '/formations' } },
                { label: training.title, link: page },
              ]}
            />
            {training.viewerCanEdit ? (
              <InPartnership id={training.partnership.id}>
                {({ members }) => <EditForm key={training.id} training={training} members={members} />}
              </InPartnership>
            ) : (
              <EmptyState
                title="Vous ne pouvez pas modifier cette formation"
                action={<LinkButton {...page}>Revenir à la formation</LinkButton>}
              >
                <p>Son organisateur et le poste coordinateur le peuvent.</p>
              </EmptyState>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function EditForm({ training, members }: { training: Training; members: readonly Member[] }) {
  const navigate = useNavigate()
  const params = { id: barePart(training.id) }
  const form = useForm({
    draft: `training.edit.${training.id}`,
    saved: { ...contentValues(training), baseRevision: training.revision },
    act: UpdateTrainingDocument,
    check: checkContent,
    input: ({ baseRevision, ...values }) => ({
      ...contentInput(values),
      trainingId: training.id,
      baseRevision,
    }),
    onDone: () => navigate({ to: '/formations/$id', params }),
  })
  return (
    <FormShell
      form={form}
      action="Enregistrer"
      labels={{ title: 'Titre', objectives: 'Objectifs', programme: 'Programme' }}
      aside={
        <LinkButton kind="quiet" to="/formations/$id" params={params}>
          Revenir sans enregistrer
        </LinkButton>
      }
    >
      <TitleField form={form} />
      <ProgrammeFields form={form} members={members} />
      <SeatsFields form={form} />
    </FormShell>
  )
}
