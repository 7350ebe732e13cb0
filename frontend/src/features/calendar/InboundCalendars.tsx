import { useState } from 'react'
import { Button } from '~/components/Button'
import { Item, ItemList } from '~/components/DataList'
import { ConfirmDialog } from '~/components/Dialog'
import { GuardedTextField } from '~/components/GuardedTextArea'
import { StatusTag, type TagTone } from '~/components/StatusTag'
import { TextField } from '~/components/TextField'
import { momentInWords, viewerZone } from '~/dates/dates'
import { FormShell } from '~/forms/FormShell'
import { useForm } from '~/forms/useForm'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { InboundLineFragment, InboundState } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { blankCalendar, checkCalendar } from './inbound'
import {
  AddInboundCalendarDocument,
  ReadInboundCalendarDocument,
  RemoveInboundCalendarDocument,
} from './inboundDocuments'

const states: Record<InboundState, { word: string; tone: TagTone }> = {
  NEW: { word: 'Jamais lu', tone: 'info' },
  READ: { word: 'Lu', tone: 'success' },
  UNCHANGED: { word: 'Lu, sans changement', tone: 'success' },
  FAILED: { word: 'Lecture impossible', tone: 'error' },
}

/** Calendars read from elsewhere: how each one goes, and what was wrong in it, line by line. */
export function InboundCalendars({ calendars }: { calendars: readonly InboundLineFragment[] }) {
  const read = useAct(ReadInboundCalendarDocument)
  const remove = useAct(RemoveInboundCalendarDocument)
  const [removing, setRemoving] = useState<InboundLineFragment | null>(null)
  if (calendars.length === 0) return null
  return (
    <>
      <ItemList>
        {calendars.map((calendar) => (
          <Item
            key={calendar.id}
            title={calendar.name}
            meta={readWords(calendar)}
            status={<StatusTag tone={states[calendar.state].tone}>{states[calendar.state].word}</StatusTag>}
            action={
              calendar.viewerCanEdit && (
                <>
                  <Button
                    kind="quiet"
                    isDisabled={read.isPending}
                    onPress={() => void read.send({ calendarId: calendar.id })}
                  >
                    Lire maintenant<span className="visually-hidden"> : {calendar.name}</span>
                  </Button>
                  <Button kind="quiet" onPress={() => setRemoving(calendar)}>
                    Retirer…<span className="visually-hidden"> : {calendar.name}</span>
                  </Button>
                </>
              )
            }
          >
            {calendar.problems.length > 0 && <Problems calendar={calendar} />}
          </Item>
        ))}
      </ItemList>
      <ActFeedback act={read} title="Le calendrier n’a pas été lu" />
      <ConfirmDialog
        title={`Retirer « ${removing?.name ?? ''} » ?`}
        action="Retirer le calendrier"
        kind="danger"
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        onConfirm={async () => {
          if (removing && (await remove.send({ calendarId: removing.id }))) setRemoving(null)
        }}
      >
        <p>Ce qui en a été lu s’efface aussi. Le calendrier lui-même ne change pas.</p>
        <ActFeedback act={remove} title="Le calendrier demeure" />
      </ConfirmDialog>
    </>
  )
}

function readWords({ host, entriesKept, lastReadAt, nextReadAt }: InboundLineFragment): string {
  const zone = viewerZone()
  return [
    host,
    entriesKept > 1 ? `${entriesKept} dates gardées` : `${entriesKept} date gardée`,
    lastReadAt && `lu ${momentInWords(lastReadAt, zone)}`,
    nextReadAt && `prochaine lecture ${momentInWords(nextReadAt, zone)}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Problems({ calendar: { state, lastReadAt, problems } }: { calendar: InboundLineFragment }) {
  return (
    <details>
      <summary>
        {problems.length === 1 ? '1 problème' : `${problems.length} problèmes`}
        {state === 'FAILED' && lastReadAt !== null && ', la dernière bonne lecture est gardée'}
      </summary>
      <ul>
        {problems.map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            {line !== null && `Ligne ${line} : `}
            {message}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** `partnershipId` null: one's own agenda. */
export function AddCalendarForm({ partnershipId }: { partnershipId: string | null }) {
  const form = useForm({
    draft: `calendrier.lu.${partnershipId ?? 'personnel'}`,
    saved: blankCalendar,
    act: AddInboundCalendarDocument,
    check: checkCalendar,
    input: ({ name, url }) => ({ name, url: url.trim(), partnershipId }),
  })
  return (
    <FormShell form={form} action="Ajouter ce calendrier">
      <GuardedTextField label="Nom du calendrier" isRequired {...form.guarded('name')} />
      <TextField
        label="Adresse du calendrier"
        hint="Elle commence par https:// ou webcal://. Elle ne sera plus montrée : seul le nom du site l’est."
        inputMode="url"
        autoComplete="off"
        isRequired
        {...form.field('url')}
      />
    </FormShell>
  )
}
