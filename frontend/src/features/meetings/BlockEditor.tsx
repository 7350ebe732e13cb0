import { useEffect, useState } from 'react'
import { Button } from '~/components/Button'
import { ConflictMerge } from '~/components/ConflictMerge'
import { ItemList } from '~/components/DataList'
import { GuardedTextArea } from '~/components/GuardedTextArea'
import { Icon, type IconName } from '~/components/Icon'
import { clockIn, viewerZone } from '~/dates/dates'
import { drafts } from '~/drafts/useDraft'
import { ActionRow } from '~/features/actions/ActionRow'
import { fullName } from '~/features/people'
import { FaultNotice } from '~/graphql/FaultNotice'
import type { MeetingBlockFragment } from '~/graphql/generated/graphql'
import { messageOf } from '~/graphql/problems'
import { AgendaItemLine } from './AgendaItemLine'
import type { AgendaItem, Meeting } from './agenda'
import { type SaveState, saveWords } from './autosave'
import { MeetingActionForm, meetingActionDraft } from './MeetingActionForm'
import styles from './Session.module.css'
import { useBlock } from './useBlock'

const stateIcons: Record<SaveState, IconName> = {
  saved: 'check',
  waiting: 'clock',
  saving: 'clock',
  offline: 'alert',
  stopped: 'error',
}

const labels = { text: 'Ce qui s’est dit', decision: 'Décision' }

const fields = [
  {
    name: 'text',
    rows: 4,
    hint: 'Des pratiques et des organisations, jamais une situation individuelle.',
    isFilter: true,
  },
  { name: 'decision', rows: 2 },
] as const

interface Props {
  meeting: Meeting
  item: AgendaItem
  block: MeetingBlockFragment
  number: number
  today: string
  onState: (itemId: string, state: SaveState) => void
}

/** One item of the agenda and its minutes, written by several people at once. */
export function BlockEditor({ meeting, item, block, number, today, onState }: Props) {
  const writing = useBlock(meeting.id, block)
  const { state, value, problems, conflicts } = writing
  useEffect(() => onState(item.id, state), [onState, item.id, state])
  const field = (name: 'text' | 'decision') => ({
    value: value[name],
    onChange: (text: string) => writing.type(name, text),
    onBlur: writing.leave,
    error: messageOf(problems, name),
    ...writing.guard(name),
  })
  const isUntouched = state === 'saved' && !block.lastEditedAt
  const others = problems.filter(({ field, finding, conflict }) => !field && !finding && !conflict)
  return (
    <section id={anchorOf(item)} tabIndex={-1} className={styles.block} aria-label={`Point ${number}`}>
      <AgendaItemLine item={item} number={number} isHeading />
      {fields.map(({ name, ...shape }) => {
        const label = `${labels[name]}, point ${number}`
        const conflict = conflicts.find((conflict) => conflict.field === name)
        // Words typed after the refused save are the author's too.
        return conflict ? (
          <ConflictMerge
            key={`${name} ${conflict.texts.revision}`}
            label={label}
            conflict={{ ...conflict.texts, mine: value[name] }}
            isPending={state === 'saving'}
            onMerged={(text) => writing.merge(conflict, text)}
          />
        ) : (
          <GuardedTextArea key={name} label={label} {...shape} {...field(name)} />
        )
      })}
      {others.map(({ code, message }) => (
        <p key={code} role="alert">
          {message}
        </p>
      ))}
      {writing.fault !== null && <FaultNotice error={writing.fault} onRetry={writing.again} />}
      {writing.isUnkept && (
        <p role="alert">L’espace de cet onglet est plein : restez sur cette page jusqu’à l’enregistrement.</p>
      )}
      {!isUntouched && (
        <p className={styles.state} data-state={state}>
          <Icon name={stateIcons[state]} />
          {saveWords[state]}
          {state === 'saved' && block.lastEditedBy && block.lastEditedAt && (
            <>
              {' · '}
              {fullName(block.lastEditedBy)}, {clockIn(block.lastEditedAt, viewerZone())}
            </>
          )}
        </p>
      )}
      <Actions meeting={meeting} item={item} block={block} number={number} today={today} />
    </section>
  )
}

export const anchorOf = ({ id }: Pick<AgendaItem, 'id'>): string => `point-${id.replace(/[^\w-]/g, '-')}`

function Actions({ meeting, item, block, number, today }: Omit<Props, 'onState'>) {
  const [isAdding, setAdding] = useState(() => drafts.read(meetingActionDraft(item.id)) !== null)
  return (
    <>
      {block.actions.length > 0 && (
        <ItemList>
          {block.actions.map((action) => (
            <ActionRow key={action.id} action={action} partnershipId={meeting.partnership.id} today={today} />
          ))}
        </ItemList>
      )}
      {isAdding ? (
        <MeetingActionForm
          agendaItemId={item.id}
          partnershipId={meeting.partnership.id}
          today={today}
          onDone={() => setAdding(false)}
        />
      ) : (
        <Button icon="add" onPress={() => setAdding(true)}>
          Ajouter une action<span className="visually-hidden"> au point {number}</span>
        </Button>
      )}
    </>
  )
}
