import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Card } from '~/components/Card'
import { Checkbox } from '~/components/Choice'
import { PageTitle } from '~/components/PageTitle'
import { ComboBox, Select } from '~/components/Select'
import { dateIn, shortDate } from '~/dates/dates'
import { barePart } from '~/features/nodeIds'
import { type Ground, PartnershipGate } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { askAll } from '~/graphql/pages'
import { actingMandateOf, currentMandates, useViewer } from '~/viewer/viewer'
import { ProgrammeFields, SeatsFields, TitleField } from './ContentFields'
import { CopyForm } from './CopyForm'
import { CreateTrainingDocument, PastTrainingsDocument } from './formDocuments'
import { blankTraining, checkNewTraining, newTrainingInput } from './trainingValues'
import { WhenFields } from './WhenFields'

/** Schedules a cross-training, from nothing or from a past one. */
export function NewTrainingPage({ partnership }: { partnership: string | undefined }) {
  const navigate = useNavigate()
  return (
    <>
      <PageTitle
        title="Programmer une formation croisée"
        lead="Un titre, une date, un intervenant de chaque secteur, des places pour les deux. Le reste peut venir plus tard."
        trail={[{ label: 'Formations', link: { to: '/formations' } }]}
      />
      <PartnershipGate
        act="programmer de formation"
        chosen={partnership}
        onChoose={(partenariat) =>
          void navigate({ to: '/formations/nouvelle', search: { partenariat }, replace: true })
        }
      >
        {(ground) => <Choice key={ground.partnershipId} ground={ground} />}
      </PartnershipGate>
    </>
  )
}

/** A past training offered for copying, above the blank form. */
function Choice({ ground }: { ground: Ground }) {
  const { partnershipId, timeZone } = ground
  const [copied, setCopied] = useState<string | null>(null)
  const { data: pages } = useQuery(
    askAll(PastTrainingsDocument, { partnershipId }, ({ trainings }) => trainings),
  )
  const past = (pages ?? []).flatMap(({ trainings }) => trainings.nodes)
  return (
    <div className="stack">
      {past.length > 0 && (
        <Card title="Reprendre une formation passée">
          <div className="stack">
            <ComboBox
              label="Copier une formation passée"
              hint="Programme, intervenants et places sont repris : il ne reste que la date."
              isFilter
              options={past.map(({ id, title, event }) => ({
                id,
                label: title,
                detail: event.startsAt ? shortDate(dateIn(event.startsAt, event.timeZone)) : undefined,
              }))}
              value={copied}
              onChange={setCopied}
            />
            {copied && (
              <CopyForm
                key={copied}
                trainingId={copied}
                partnershipId={partnershipId}
                today={dateIn(ground.now, timeZone)}
              />
            )}
          </div>
        </Card>
      )}
      {!copied && <NewTrainingForm ground={ground} />}
    </div>
  )
}

function NewTrainingForm({ ground: { partnershipId, timeZone, now, members } }: { ground: Ground }) {
  const navigate = useNavigate()
  const viewer = useViewer()
  const ownPosts = viewer ? currentMandates(viewer).map(({ post }) => post) : []
  const organiserPostId = (viewer && actingMandateOf(viewer)?.post.id) ?? ownPosts[0]?.id ?? null
  const form = useForm({
    draft: `training.new.${partnershipId}`,
    saved: { ...blankTraining, organiserPostId },
    act: CreateTrainingDocument,
    check: checkNewTraining,
    input: (values) => newTrainingInput({ partnershipId, timeZone }, values),
    onDone: ({ training }) =>
      training && navigate({ to: '/formations/$id', params: { id: barePart(training.id) } }),
  })
  const { value } = form
  const postIds = [...value.trainers.map(({ postId }) => postId), value.organiserPostId].filter(
    (id) => id !== null,
  )
  return (
    <FormShell
      form={form}
      action={value.openRegistration ? 'Programmer et ouvrir les inscriptions' : 'Programmer'}
    >
      <TitleField form={form} />
      <WhenFields form={form} partnershipId={partnershipId} today={dateIn(now, timeZone)} postIds={postIds} />
      <ProgrammeFields form={form} members={members} />
      <SeatsFields form={form} />
      {ownPosts.length > 1 && (
        <Select
          label="Organisée par"
          isRequired
          options={ownPosts.map(({ id, label, organisation }) => ({
            id,
            label: `${label}, ${organisation.name}`,
          }))}
          {...form.field('organiserPostId')}
        />
      )}
      <Checkbox
        isSelected={value.openRegistration}
        onChange={(openRegistration) => form.set({ openRegistration })}
      >
        Ouvrir les inscriptions tout de suite
      </Checkbox>
    </FormShell>
  )
}
