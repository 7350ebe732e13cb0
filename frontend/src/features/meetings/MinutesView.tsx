import { useState } from 'react'
import { Button, LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { MomentText } from '~/components/DateText'
import { ConfirmDialog } from '~/components/Dialog'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { Paragraphs } from '~/components/Paragraphs'
import { StatusTag } from '~/components/StatusTag'
import { Timeline } from '~/components/Timeline'
import { PdfButton } from '~/features/documents/PdfButton'
import { barePart } from '~/features/nodeIds'
import { fullName } from '~/features/people'
import { RetractButton } from '~/features/retraction/RetractButton'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import { useAct } from '~/graphql/useAct'
import type { AgendaItem, Meeting } from './agenda'
import { Blockers } from './HoldForm'
import styles from './Meetings.module.css'
import {
  AddErratumDocument,
  ApproveMinutesDocument,
  CirculateMinutesDocument,
  RemarkOnMinutesDocument,
  SettleRemarkDocument,
} from './minutesDocuments'
import { minutesStates } from './words'

/** The minutes from draft to approval: who may do what next stands under the text. */
export function MinutesView({ meeting }: { meeting: Meeting }) {
  const { minutes, agenda, partnership } = meeting
  const { word, tone } = minutesStates[minutes.state]
  const written = agenda.some(({ block }) => block && (block.text || block.decision))
  return (
    <Card
      title="Compte rendu"
      actions={
        written && (
          <>
            <PdfButton kind="MINUTES" subjectId={meeting.id} />
            <Button icon="document" onPress={() => window.print()}>
              Imprimer
            </Button>
          </>
        )
      }
    >
      <p className={styles.sides}>
        <StatusTag tone={tone}>{word}</StatusTag>
        {minutes.version > 1 && <span>version {minutes.version}</span>}
      </p>
      {meeting.viewerCanWriteMinutes && (
        <div className="no-print">
          <p>Pendant la séance ou après, à plusieurs : chaque point s’enregistre à mesure que l’on écrit.</p>
          <LinkButton
            kind="primary"
            icon="edit"
            to="/reunions/$id/seance"
            params={{ id: barePart(meeting.id) }}
          >
            {written ? 'Continuer le compte rendu' : 'Ouvrir la séance'}
          </LinkButton>
        </div>
      )}
      {written ? (
        <ol className={styles.minutes}>
          {agenda.map((item, index) => (
            <Block key={item.id} meeting={meeting} item={item} number={index + 1} />
          ))}
        </ol>
      ) : (
        <p>Rien n’est encore écrit.</p>
      )}
      {minutes.approvedAt && (
        <p>
          Approuvé {minutes.approvedBy && `par ${fullName(minutes.approvedBy)} `}le{' '}
          <MomentText instant={minutes.approvedAt} zone={partnership.timeZone} />.
          {minutes.textHash && (
            <>
              {' '}
              Empreinte du texte : <code className={styles.hash}>{minutes.textHash}</code>
              {minutes.textRetractedAt && (
                <>
                  {' '}
                  (avant le retrait d’un passage, le{' '}
                  <MomentText instant={minutes.textRetractedAt} zone={partnership.timeZone} />)
                </>
              )}
            </>
          )}
        </p>
      )}
      <Errata meeting={meeting} />
      <NextStep meeting={meeting} written={written} />
    </Card>
  )
}

function Block({ meeting, item, number }: { meeting: Meeting; item: AgendaItem; number: number }) {
  const { block } = item
  return (
    <li>
      <h3>
        {number}. {item.title}
      </h3>
      {block?.text ? <Paragraphs text={block.text} /> : <p className={styles.hint}>Rien n’a été noté.</p>}
      {block?.decision && (
        <div className={styles.decision}>
          <p className={styles.decisionTitle}>Décision</p>
          <Paragraphs text={block.decision} />
        </div>
      )}
      {block && (
        <RetractButton
          name={item.title}
          partnershipId={meeting.partnership.id}
          kind="block"
          of={block.id}
          parts={[
            { field: 'text', label: 'Échanges', text: block.text },
            { field: 'decision', label: 'Décision', text: block.decision },
          ]}
        />
      )}
      {block && <Remarks meeting={meeting} blockId={block.id} number={number} />}
    </li>
  )
}

function Remarks({ meeting, blockId, number }: { meeting: Meeting; blockId: string; number: number }) {
  const act = useAct(SettleRemarkDocument)
  const remarks = meeting.minutes.corrections.filter(({ block }) => block.id === blockId)
  const canRemark = meeting.viewerCanCorrectMinutes && meeting.minutes.state === 'CIRCULATED'
  if (remarks.length === 0 && !canRemark) return null
  return (
    <div className={styles.remarks}>
      {remarks.length > 0 && (
        <ul aria-label={`Remarques sur le point ${number}`}>
          {remarks.map(({ id, text, person, organisation, settled }) => (
            <li key={id}>
              <StatusTag tone={settled ? 'success' : 'warn'}>{settled ? 'Traitée' : 'À traiter'}</StatusTag>{' '}
              {[person && fullName(person), organisation?.name].filter(Boolean).join(', ')} :{' '}
              <span className="typed">{text}</span>
              <RetractButton
                name={text}
                partnershipId={meeting.partnership.id}
                kind="remark"
                of={id}
                parts={[{ field: 'text', label: 'Remarque', text }]}
              />
              {!settled && meeting.viewerCanWriteMinutes && (
                <Button kind="quiet" icon="check" onPress={() => void act.send({ correctionId: id })}>
                  C’est traité<span className="visually-hidden"> : {text}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ActFeedback act={act} />
      {canRemark && (
        <details className="no-print">
          <summary>
            Faire une remarque<span className="visually-hidden"> sur le point {number}</span>
          </summary>
          <RemarkForm blockId={blockId} />
        </details>
      )}
    </div>
  )
}

function RemarkForm({ blockId }: { blockId: string }) {
  const form = useForm({
    draft: `minutes.remark.${blockId}`,
    saved: { text: '' },
    act: RemarkOnMinutesDocument,
    input: ({ text }) => ({ blockId, text }),
  })
  return (
    <FormShell form={form} action="Envoyer la remarque" actionKind="secondary">
      <GuardedTextArea
        label="Remarque"
        hint="Ce qui manque ou ce qu’il faut corriger."
        rows={3}
        isRequired
        {...form.guarded('text')}
      />
    </FormShell>
  )
}

function NextStep({ meeting, written }: { meeting: Meeting; written: boolean }) {
  const { minutes } = meeting
  const [question, setQuestion] = useState<'circulate' | 'approve' | null>(null)
  const circulating = useAct(CirculateMinutesDocument)
  const approving = useAct(ApproveMinutesDocument)
  const open = minutes.corrections.filter(({ settled }) => !settled).length
  const close = () => setQuestion(null)
  return (
    <div className="no-print">
      {meeting.viewerCanCirculate && written && minutes.state !== 'CIRCULATED' && (
        <Button kind="primary" icon="arrow" onPress={() => setQuestion('circulate')}>
          Envoyer en relecture…
        </Button>
      )}
      {meeting.viewerCanApproveMinutes && minutes.state === 'CIRCULATED' && (
        <>
          <Blockers meeting={meeting} title="Ce qui manque pour approuver" />
          {open > 0 && <p>{open > 1 ? `${open} remarques restent` : 'Une remarque reste'} à traiter.</p>}
          <Button kind="primary" icon="check" onPress={() => setQuestion('approve')}>
            Approuver le compte rendu…
          </Button>
        </>
      )}
      <ConfirmDialog
        title="Envoyer le compte rendu en relecture ?"
        action="Envoyer en relecture"
        isOpen={question === 'circulate'}
        onClose={close}
        onConfirm={async () => {
          if (await circulating.send({ meetingId: meeting.id })) close()
        }}
      >
        <p>Les membres du partenariat pourront le lire et faire des remarques, point par point.</p>
        <ActFeedback act={circulating} />
      </ConfirmDialog>
      <ConfirmDialog
        title="Approuver le compte rendu ?"
        action="Approuver le compte rendu"
        isOpen={question === 'approve'}
        onClose={close}
        onConfirm={async () => {
          if (await approving.send({ meetingId: meeting.id })) close()
        }}
      >
        <p>Son texte ne changera plus. Une erreur se corrige ensuite par un erratum, daté et signé.</p>
        <ActFeedback act={approving} />
      </ConfirmDialog>
    </div>
  )
}

function Errata({ meeting }: { meeting: Meeting }) {
  const { errata, state } = meeting.minutes
  return (
    <>
      {errata.length > 0 && (
        <>
          <h3>Errata</h3>
          <Timeline
            moments={errata.map(({ id, version, text, at, person }) => ({
              id,
              when: <MomentText instant={at} zone={meeting.partnership.timeZone} />,
              title: [`Version ${version}`, person && fullName(person)].filter(Boolean).join(', '),
              detail: (
                <>
                  <p className="typed">{text}</p>
                  <RetractButton
                    name={text}
                    partnershipId={meeting.partnership.id}
                    kind="erratum"
                    of={id}
                    parts={[{ field: 'text', label: 'Erratum', text }]}
                  />
                </>
              ),
              icon: 'edit',
            }))}
          />
        </>
      )}
      {state === 'APPROVED' && meeting.viewerCanCorrectMinutes && (
        <details className="no-print">
          <summary>Ajouter un erratum</summary>
          <ErratumForm meetingId={meeting.id} />
        </details>
      )}
    </>
  )
}

function ErratumForm({ meetingId }: { meetingId: string }) {
  const form = useForm({
    draft: `minutes.erratum.${meetingId}`,
    saved: { text: '' },
    act: AddErratumDocument,
    input: ({ text }) => ({ meetingId, text }),
  })
  return (
    <FormShell form={form} action="Ajouter l’erratum" actionKind="secondary">
      <GuardedTextArea
        label="Erratum"
        hint="Ce qui est écrit, et ce qu’il faut lire."
        rows={3}
        isRequired
        {...form.guarded('text')}
      />
    </FormShell>
  )
}
