import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Dialog } from '~/components/Dialog'
import { Select } from '~/components/Select'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { FormShell } from '~/forms/FormShell'
import { required } from '~/forms/required'
import { useForm } from '~/forms/useForm'
import { MaybeLink } from '../MaybeLink'
import { protocolStatuses } from '../protocols/words'
import type { Agreement } from './documents'
import { SetFrameDocument } from './documents'

/** The protocol that says who does what between the regions. */
export function FrameCard({ ground }: { ground: Agreement }) {
  const [isChoosing, setChoosing] = useState(false)
  const { frame, viewerCanManage } = ground.interTerritoryAgreement
  const candidates = ground.protocols.nodes.filter(
    ({ status }) => status === 'PREPARED' || status === 'IN_FORCE',
  )
  return (
    <Card
      title="Document-cadre"
      actions={
        viewerCanManage &&
        candidates.length > 0 && (
          <Button icon="edit" onPress={() => setChoosing(true)}>
            {frame ? 'Changer' : 'Choisir'}
            <span className="visually-hidden"> le document-cadre</span>
          </Button>
        )
      }
    >
      {frame ? (
        <p className="row">
          <MaybeLink id={frame.id}>{frame.title}</MaybeLink>
          <StatusTag tone={protocolStatuses[frame.status].tone}>
            {protocolStatuses[frame.status].word}
          </StatusTag>
          {frame.reviewDueOn && `revue attendue le ${shortDate(frame.reviewDueOn)}`}
        </p>
      ) : (
        <>
          <p>
            Le document-cadre dit qui fait quoi entre les régions. C’est un protocole comme un autre : il se
            signe et se relit chaque année.
          </p>
          {ground.viewerCanDraftProtocols && candidates.length === 0 && (
            <LinkButton icon="add" to="/protocoles/nouveau" search={{ partenariat: ground.id }}>
              Préparer le document-cadre
            </LinkButton>
          )}
        </>
      )}
      {isChoosing && (
        <FrameDialog ground={ground} candidates={candidates} onClose={() => setChoosing(false)} />
      )}
    </Card>
  )
}

function FrameDialog({
  ground,
  candidates,
  onClose,
}: {
  ground: Agreement
  candidates: readonly { id: string; title: string }[]
  onClose: () => void
}) {
  const saved = { protocolId: (ground.interTerritoryAgreement.frame?.id ?? null) as string | null }
  const form = useForm({
    draft: `${ground.id}.cadre`,
    saved,
    act: SetFrameDocument,
    check: required<typeof saved>({ protocolId: 'Choisissez un protocole.' }),
    input: ({ protocolId }: typeof saved) => ({ partnershipId: ground.id, protocolId }),
    onDone: onClose,
  })
  return (
    <Dialog title="Document-cadre" isOpen onClose={onClose}>
      <FormShell form={form} action="Enregistrer">
        <Select
          label="Protocole du partenariat"
          isRequired
          options={candidates.map(({ id, title }) => ({ id, label: title }))}
          {...form.field('protocolId')}
        />
      </FormShell>
    </Dialog>
  )
}
