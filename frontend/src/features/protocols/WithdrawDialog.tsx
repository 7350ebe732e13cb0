import { Button } from '~/components/Button'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { PartyFieldsFragment } from '~/graphql/generated/graphql'
import { missing } from '~/graphql/problems'
import { WithdrawPartyDocument } from './documents/life'

interface Values {
  noticeGivenOn: string | null
  withdrawsOn: string | null
  reason: string
}

export function WithdrawDialog({
  party,
  today,
  onClose,
}: {
  party: PartyFieldsFragment
  today: string
  onClose: () => void
}) {
  const form = useForm({
    draft: `withdraw.${party.id}`,
    saved: { noticeGivenOn: today, withdrawsOn: null, reason: '' } as Values,
    act: WithdrawPartyDocument,
    check: ({ noticeGivenOn, withdrawsOn }) => [
      ...(noticeGivenOn ? [] : [missing('noticeGivenOn', 'Indiquez le jour du préavis.')]),
      ...(withdrawsOn ? [] : [missing('withdrawsOn', 'Indiquez le dernier jour de participation.')]),
    ],
    input: ({ noticeGivenOn, withdrawsOn, reason }) => ({
      partyId: party.id,
      noticeGivenOn: noticeGivenOn ?? '',
      withdrawsOn: withdrawsOn ?? '',
      reason: reason || null,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Retirer ${party.organisation.name} de l’accord ?`} isOpen onClose={onClose} isQuestion>
      <p>
        L’accord continue entre les autres parties. Il ne prend fin que s’il ne reste plus personne du côté de
        la justice, ou plus personne du côté du soin. Toutes les parties verront ce retrait.
      </p>
      <FormShell
        form={form}
        action="Enregistrer le retrait"
        actionKind="danger"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Annuler
          </Button>
        }
      >
        <DateField label="Préavis donné le" max={today} isRequired {...form.field('noticeGivenOn')} />
        <DateField label="Dernier jour de participation" isRequired {...form.field('withdrawsOn')} />
        <GuardedTextArea label="Motif" rows={3} {...form.guarded('reason')} />
      </FormShell>
    </Dialog>
  )
}
