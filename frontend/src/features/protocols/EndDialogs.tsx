import { Button } from '~/components/Button'
import { DateField } from '~/components/DateField'
import { DateText } from '~/components/DateText'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { missing } from '~/graphql/problems'
import { NotifyNonRenewalDocument, TerminateProtocolDocument } from './documents/life'
import type { Protocol } from './documents/page'

interface Props {
  protocol: Protocol
  today: string
  onClose: () => void
}

const dated = (today: string) => ({ on: today as string | null, reason: '' })

export function NonRenewalDialog({ protocol, today, onClose }: Props) {
  const { decideBy, endsOn } = protocol.term
  const form = useForm({
    draft: `nonRenewal.${protocol.id}`,
    saved: dated(today),
    act: NotifyNonRenewalDocument,
    check: ({ on }) => (on ? [] : [missing('notifiedOn', 'Indiquez le jour de la notification.')]),
    input: ({ on, reason }) => ({ protocolId: protocol.id, notifiedOn: on ?? '', reason: reason || null }),
    onDone: onClose,
  })
  return (
    <Dialog title="Notifier le non-renouvellement ?" isOpen onClose={onClose} isQuestion>
      <p>
        L’accord ne continuera pas tout seul
        {endsOn && (
          <>
            {' '}
            : il prendra fin le <DateText date={endsOn} />
          </>
        )}
        .{' '}
        {decideBy && (
          <>
            La notification doit être faite au plus tard le <DateText date={decideBy} />.
          </>
        )}
      </p>
      <FormShell
        form={form}
        action="Notifier le non-renouvellement"
        actionKind="danger"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Annuler
          </Button>
        }
      >
        <DateField label="Notifié le" max={today} isRequired {...form.field('on', 'notifiedOn')} />
        <GuardedTextArea label="Motif" rows={3} {...form.guarded('reason')} />
      </FormShell>
    </Dialog>
  )
}

export function TerminateDialog({ protocol, today, onClose }: Props) {
  const form = useForm({
    draft: `terminate.${protocol.id}`,
    saved: dated(today),
    act: TerminateProtocolDocument,
    check: ({ on }) => (on ? [] : [missing('on', 'Indiquez le dernier jour de l’accord.')]),
    input: ({ on, reason }) => ({ protocolId: protocol.id, on: on ?? '', reason }),
    onDone: onClose,
  })
  return (
    <Dialog title="Mettre fin au protocole ?" isOpen onClose={onClose} isQuestion>
      <p>
        L’accord cesse pour toutes les parties et ses rappels s’arrêtent. Cela ne peut pas être annulé ; le
        texte et son histoire restent consultables.
      </p>
      <FormShell
        form={form}
        action="Mettre fin au protocole"
        actionKind="danger"
        aside={
          <Button kind="quiet" onPress={onClose}>
            Annuler
          </Button>
        }
      >
        <DateField label="Date de fin" isRequired {...form.field('on')} />
        <GuardedTextArea
          label="Motif"
          hint="Il sera lu par toutes les parties."
          rows={3}
          isRequired
          {...form.guarded('reason')}
        />
      </FormShell>
    </Dialog>
  )
}
