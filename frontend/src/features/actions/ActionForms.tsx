import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea, GuardedTextField } from '~/components/GuardedTextArea'
import { ComboBox } from '~/components/Select'
import { type Member, ownerOptions } from '~/features/protocols/agreement'
import { InPartnership } from '~/features/protocols/PartnershipGate'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { ActionFieldsFragment } from '~/graphql/generated/graphql'
import { missing, type Problem } from '~/graphql/problems'
import { CreateActionDocument, UpdateActionDocument } from './documents'

export const addActionDraft = (originId: string) => `action.new.${originId}`

export interface ActionValues {
  title: string
  details: string
  ownerPostId: string | null
  dueOn: string | null
}

export const blankAction: ActionValues = { title: '', details: '', ownerPostId: null, dueOn: null }

export const checkAction = ({ ownerPostId, dueOn }: ActionValues): Problem[] => [
  ...(ownerPostId ? [] : [missing('ownerPostId', 'Choisissez le poste qui s’en charge.')]),
  ...(dueOn ? [] : [missing('dueOn', 'Indiquez pour quand.')]),
]

export const actionInput = ({ title, details, ownerPostId, dueOn }: ActionValues) => ({
  title,
  details: details || null,
  ownerPostId: ownerPostId ?? '',
  dueOn: dueOn ?? '',
})

export function AddActionForm({
  originId,
  members,
  today,
  onDone,
}: {
  originId: string
  members: readonly Member[]
  today: string
  onDone: () => void
}) {
  const form = useForm({
    draft: addActionDraft(originId),
    saved: blankAction,
    act: CreateActionDocument,
    check: checkAction,
    input: (values) => ({ originId, ...actionInput(values) }),
    onDone,
  })
  const leave = () => {
    form.draft.drop()
    onDone()
  }
  return (
    <Card title="Nouvelle action">
      <FormShell
        form={form}
        action="Ajouter l’action"
        aside={
          <Button kind="quiet" onPress={leave}>
            Fermer sans ajouter
          </Button>
        }
      >
        <ActionFields form={form} members={members} today={today} />
      </FormShell>
    </Card>
  )
}

interface EditProps {
  action: ActionFieldsFragment
  partnershipId: string
  today: string
  onClose: () => void
}

export function EditActionDialog(props: EditProps) {
  return (
    <Dialog title="Modifier l’action" isOpen onClose={props.onClose} isQuestion>
      <InPartnership id={props.partnershipId}>
        {({ members }) => <EditActionForm {...props} members={members} />}
      </InPartnership>
    </Dialog>
  )
}

function EditActionForm({ action, today, members, onClose }: EditProps & { members: readonly Member[] }) {
  const form = useForm({
    draft: `action.${action.id}`,
    saved: {
      baseRevision: action.revision,
      title: action.title,
      details: action.details ?? '',
      ownerPostId: action.owner.id as string | null,
      dueOn: action.dueOn as string | null,
    },
    act: UpdateActionDocument,
    check: checkAction,
    input: ({ baseRevision, title, details, ownerPostId, dueOn }) => ({
      actionId: action.id,
      baseRevision,
      title,
      details: details || null,
      ownerPostId,
      dueOn,
    }),
    onDone: onClose,
  })
  const leave = () => {
    form.draft.drop()
    onClose()
  }
  return (
    <FormShell
      form={form}
      action="Enregistrer l’action"
      labels={{ title: 'Action', details: 'Précisions' }}
      aside={
        <Button kind="quiet" onPress={leave}>
          Fermer sans enregistrer
        </Button>
      }
    >
      <ActionFields form={form} members={members} today={today} />
    </FormShell>
  )
}

type ActionForm = Pick<
  ReturnType<typeof useForm<ActionValues, Record<string, { problems: Problem[] }>, object>>,
  'field' | 'guarded'
>

export function ActionFields({
  form,
  members,
  today,
}: {
  form: ActionForm
  members: readonly Member[]
  today: string
}) {
  return (
    <>
      <GuardedTextField
        label="Action"
        hint="Un verbe et son objet : « Mettre à jour l’annuaire des contacts »."
        isRequired
        {...form.guarded('title')}
      />
      <GuardedTextArea label="Précisions" rows={3} {...form.guarded('details')} />
      <ComboBox
        label="Poste qui s’en charge"
        options={ownerOptions(members)}
        isRequired
        {...form.field('ownerPostId')}
      />
      <DateField label="Pour le" min={today} isRequired {...form.field('dueOn')} />
    </>
  )
}
