import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '~/components/Button'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { ComboBox } from '~/components/Select'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { found } from '~/graphql/found'
import type { InterTerritoryRole, ParticipantFragment } from '~/graphql/generated/graphql'
import { askAll } from '~/graphql/pages'
import { useToday } from '~/viewer/viewer'
import { kinds } from '../directory/words'
import type { Agreement } from './documents'
import { AddParticipantDocument, AgreementMembersDocument, EndParticipationDocument } from './documents'
import { roles } from './words'

/** Gives a member this role. */
export function AddRole({ ground, duty }: { ground: Agreement; duty: InterTerritoryRole }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="add" onPress={() => setOpen(true)}>
        Ajouter
        <span className="visually-hidden"> : {roles[duty].title.toLowerCase()}</span>
      </Button>
      {isOpen && <AddDialog ground={ground} duty={duty} onClose={() => setOpen(false)} />}
    </>
  )
}

function AddDialog({
  ground,
  duty,
  onClose,
}: {
  ground: Agreement
  duty: InterTerritoryRole
  onClose: () => void
}) {
  const today = useToday(ground.timeZone)
  const { data } = useQuery(
    askAll(AgreementMembersDocument, { id: ground.id }, ({ node }) => found(node)?.members),
  )
  const members = (data ?? []).flatMap(({ node }) => found(node)?.members.nodes ?? [])
  const saved = { organisationId: null as string | null, since: today as string | null }
  const form = useForm({
    draft: `${ground.id}.role.${duty}`,
    saved,
    act: AddParticipantDocument,
    check: required<typeof saved>({
      organisationId: 'Choisissez une structure.',
      since: 'Indiquez une date.',
    }),
    input: ({ organisationId, since }: typeof saved) => ({
      partnershipId: ground.id,
      organisationId: organisationId as string,
      role: duty,
      since: since as string,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={roles[duty].title} isOpen onClose={onClose}>
      <FormShell form={form} action="Ajouter cette structure">
        <p>{roles[duty].who}.</p>
        <ComboBox
          label="Structure membre"
          hint="Une structure qui manque s’ajoute d’abord aux membres du partenariat."
          isRequired
          options={members.map(({ organisation }) => ({
            id: organisation.id,
            label: organisation.name,
            detail: kinds[organisation.kind],
          }))}
          {...form.field('organisationId')}
        />
        <DateField label={`${roles[duty].verb} à partir du`} isRequired {...form.field('since')} />
      </FormShell>
    </Dialog>
  )
}

/** Sets the last day of a role. */
export function EndRole({ ground, part }: { ground: Agreement; part: ParticipantFragment }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        Fin du rôle<span className="visually-hidden"> de {part.organisation.name}</span>
      </Button>
      {isOpen && <EndDialog ground={ground} part={part} onClose={() => setOpen(false)} />}
    </>
  )
}

function EndDialog({
  ground,
  part,
  onClose,
}: {
  ground: Agreement
  part: ParticipantFragment
  onClose: () => void
}) {
  const today = useToday(ground.timeZone)
  const saved = { until: (part.until ?? today) as string | null }
  const form = useForm({
    draft: `${part.id}.fin`,
    saved,
    act: EndParticipationDocument,
    check: required<typeof saved>({ until: 'Indiquez le dernier jour.' }),
    input: ({ until }: typeof saved) => ({ participationId: part.id, until: until as string }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Fin du rôle de ${part.organisation.name}`} isOpen onClose={onClose}>
      <FormShell form={form} action="Enregistrer la fin" actionKind="danger">
        <p>La structure reste membre du partenariat. Ce qu’elle a dit reste vrai pour le passé.</p>
        <DateField label="Dernier jour" isRequired {...form.field('until')} />
      </FormShell>
    </Dialog>
  )
}
