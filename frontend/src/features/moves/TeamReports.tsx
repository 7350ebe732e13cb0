import { useState } from 'react'
import { Button } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { DateField } from '~/components/DateField'
import { Dialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import type { MandateCapacity, StaffReportLineFragment } from '~/graphql/generated/graphql'
import { CapacityField, InvitedAddress } from '../accounts/InviteDialog'
import { ConfirmStaffReport, DeclineStaffReport } from './documents'
import { RetractReport } from './RetractReport'
import { reportDay, reportTitle } from './words'

interface DialogProps {
  report: StaffReportLineFragment
  onClose: () => void
}

/** What coordinators say of one's own people: the representative confirms or declines. */
export function TeamReports({ reports }: { reports: readonly StaffReportLineFragment[] }) {
  const [open, setOpen] = useState<{ confirm: boolean; report: StaffReportLineFragment } | null>(null)
  if (reports.length === 0) return null
  const close = () => setOpen(null)
  return (
    <Card title="Arrivées et départs signalés">
      <p>Un coordinateur de vos partenariats le signale. Rien ne change avant votre réponse.</p>
      <ItemList>
        {reports.map((report) => (
          <Item
            key={report.id}
            title={reportTitle(report)}
            meta={[report.post.label, reportDay(report), report.partnership?.name]
              .filter(Boolean)
              .join(' · ')}
            action={
              report.viewerCanDecide && (
                <>
                  <Button kind="primary" onPress={() => setOpen({ confirm: true, report })}>
                    {report.kind === 'DEPARTURE' ? 'Confirmer' : 'Inviter'}
                    <span className="visually-hidden"> : {reportTitle(report)}</span>
                  </Button>
                  <Button kind="quiet" onPress={() => setOpen({ confirm: false, report })}>
                    Décliner<span className="visually-hidden"> : {reportTitle(report)}</span>
                  </Button>
                </>
              )
            }
          >
            <RetractReport report={report} />
          </Item>
        ))}
      </ItemList>
      {open && !open.confirm && <DeclineDialog report={open.report} onClose={close} />}
      {open?.confirm && open.report.kind === 'DEPARTURE' && (
        <DepartureDialog report={open.report} onClose={close} />
      )}
      {open?.confirm && open.report.kind === 'ARRIVAL' && (
        <ArrivalDialog report={open.report} onClose={close} />
      )}
    </Card>
  )
}

function DepartureDialog({ report, onClose }: DialogProps) {
  const saved = { happensOn: report.happensOn as string | null }
  const form = useForm({
    draft: `${report.id}.confirmer`,
    saved,
    act: ConfirmStaffReport,
    input: ({ happensOn }: typeof saved) => ({ staffReportId: report.id, happensOn }),
    onDone: onClose,
  })
  return (
    <Dialog title={`${reportTitle(report)} : confirmer`} isOpen onClose={onClose}>
      <FormShell form={form} action="Enregistrer le départ" actionKind="danger">
        <p>
          Ses droits sur ce poste s’arrêtent après ce jour, et une note de passation s’ouvre pour la personne
          qui suivra.
        </p>
        <DateField label="Dernier jour" isRequired {...form.field('happensOn', 'endsOn')} />
      </FormShell>
    </Dialog>
  )
}

function ArrivalDialog({ report, onClose }: DialogProps) {
  const saved = {
    email: report.personEmail ?? '',
    capacity: 'TITULAR' as MandateCapacity,
    happensOn: report.happensOn as string | null,
  }
  const form = useForm({
    draft: `${report.id}.confirmer`,
    saved,
    act: ConfirmStaffReport,
    input: ({ email, ...rest }: typeof saved) => ({
      ...rest,
      email: email || null,
      staffReportId: report.id,
    }),
    onDone: onClose,
  })
  return (
    <Dialog title={`Inviter : ${report.post.label}`} isOpen onClose={onClose}>
      <FormShell form={form} action="Envoyer l’invitation">
        <InvitedAddress {...form.field('email')} />
        <CapacityField {...form.field('capacity')} />
        <DateField label="Premier jour" isRequired {...form.field('happensOn', 'startsOn')} />
      </FormShell>
    </Dialog>
  )
}

function DeclineDialog({ report, onClose }: DialogProps) {
  const saved = { word: '' }
  const form = useForm({
    draft: `${report.id}.decliner`,
    saved,
    act: DeclineStaffReport,
    input: ({ word }: typeof saved) => ({ staffReportId: report.id, word: word || null }),
    onDone: onClose,
  })
  return (
    <Dialog title={`${reportTitle(report)} : décliner`} isOpen onClose={onClose}>
      <FormShell form={form} action="Décliner ce signalement">
        <GuardedTextArea
          label="Un mot pour le coordinateur"
          hint="Par exemple : la date n’est pas arrêtée."
          rows={3}
          {...form.guarded('word')}
        />
      </FormShell>
    </Dialog>
  )
}
