import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { CheckboxGroup } from '~/components/Choice'
import { Dialog } from '~/components/Dialog'
import { fullName } from '~/features/people'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ask } from '~/graphql/ask'
import { found } from '~/graphql/found'
import type { OwnTeamQuery } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { missing } from '~/graphql/problems'
import { actingMandateOf, currentMandates, useViewer } from '~/viewer/viewer'
import type { Training } from './pageDocuments'
import { OwnTeamDocument, RegisterTeamDocument } from './pageDocuments'
import { rosterQuery } from './roster'

/** A director registers people of the own organisation. */
export function TeamButton({ training }: { training: Training }) {
  const [isOpen, setOpen] = useState(false)
  const viewer = useViewer()
  const mandate = viewer && (actingMandateOf(viewer) ?? currentMandates(viewer)[0])
  if (!mandate) return null
  return (
    <>
      <p className="no-print">
        <Button icon="people" onPress={() => setOpen(true)}>
          Inscrire mon équipe…
        </Button>
      </p>
      {isOpen && (
        <Dialog title="Inscrire mon équipe" isOpen onClose={() => setOpen(false)} isQuestion>
          <Team training={training} organisation={mandate.post.organisation} onClose={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

type Organisation = Extract<NonNullable<OwnTeamQuery['node']>, { __typename: 'Organisation' }>

function Team({
  training,
  organisation: { id, name },
  onClose,
}: {
  training: Training
  organisation: { id: string; name: string }
  onClose: () => void
}) {
  const query = useQuery(ask(OwnTeamDocument, { id }))
  const roster = useQuery(rosterQuery(training.id))
  return (
    <Loaded query={query}>
      {({ node }) => (
        <TeamForm
          training={training}
          name={name}
          posts={found<Organisation>(node)?.posts ?? []}
          registered={
            new Set(
              (roster.data ?? [])
                .filter(({ state }) => state !== 'CANCELLED' && state !== 'REFUSED')
                .map(({ person }) => person.id),
            )
          }
          onClose={onClose}
        />
      )}
    </Loaded>
  )
}

function TeamForm({
  training,
  name,
  posts,
  registered,
  onClose,
}: {
  training: Training
  name: string
  posts: Organisation['posts']
  registered: ReadonlySet<string>
  onClose: () => void
}) {
  const form = useForm({
    draft: `training.team.${training.id}`,
    saved: { mandateIds: [] as string[] },
    act: RegisterTeamDocument,
    check: ({ mandateIds }) =>
      mandateIds.length > 0 ? [] : [missing('mandateIds', 'Cochez au moins une personne.')],
    input: ({ mandateIds }) => ({ trainingId: training.id, mandateIds }),
    onDone: onClose,
  })
  const people = posts.flatMap((post) =>
    post.holders
      .filter(({ person }) => !registered.has(person.id))
      .map(({ id, person }) => ({ id, label: fullName(person), detail: post.label })),
  )
  const close = (
    <Button kind="quiet" onPress={onClose}>
      Fermer
    </Button>
  )
  if (people.length === 0)
    return (
      <>
        <p>Toutes les personnes connues de {name} sont déjà inscrites.</p>
        {close}
      </>
    )
  return (
    <FormShell form={form} action="Inscrire" aside={close}>
      <CheckboxGroup
        label={`Personnes de ${name}`}
        hint="Quand il ne reste plus de place, elles rejoignent la liste d’attente dans l’ordre."
        options={people}
        isRequired
        {...form.field('mandateIds')}
      />
    </FormShell>
  )
}
