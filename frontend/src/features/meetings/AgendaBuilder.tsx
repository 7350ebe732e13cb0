import { useRef, useState } from 'react'
import { Button, IconButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { Icon } from '~/components/Icon'
import { Select } from '~/components/Select'
import { RetractButton } from '~/features/retraction/RetractButton'
import { ActFeedback } from '~/graphql/ActFeedback'
import type { AddAgendaItemInput } from '~/graphql/generated/graphql'
import { useAct } from '~/graphql/useAct'
import { AgendaItemLine } from './AgendaItemLine'
import {
  type AgendaItem,
  itemOf,
  type Meeting,
  otherThemes,
  placeAfterMove,
  plannedTime,
  reasonOf,
  type Suggestion,
  suggestionKey,
} from './agenda'
import { AddAgendaItemDocument, MoveAgendaItemDocument, RemoveAgendaItemDocument } from './documents'
import { FreeItemForm } from './FreeItemForm'
import styles from './Meetings.module.css'
import { itemKinds } from './words'

/** What will be discussed, in order; what the platform knows is added by one press. */
export function AgendaBuilder({ meeting }: { meeting: Meeting }) {
  const { agenda, viewerCanPrepare } = meeting
  const time = plannedTime(agenda)
  return (
    <>
      <Card title="Ordre du jour">
        {agenda.length === 0 ? (
          <p>Rien n’y est encore inscrit. Commencez par les suggestions.</p>
        ) : (
          <Items meeting={meeting} />
        )}
        {time && <p>Durée prévue : {time}.</p>}
      </Card>
      {viewerCanPrepare && <Suggestions meeting={meeting} />}
    </>
  )
}

function Items({ meeting: { agenda, viewerCanPrepare, partnership } }: { meeting: Meeting }) {
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const moving = useAct(MoveAgendaItemDocument)
  const removing = useAct(RemoveAgendaItemDocument)

  const move = async (item: AgendaItem, by: 1 | -1) => {
    const position = placeAfterMove(agenda, item.id, by)
    if (position === null || !(await moving.send({ agendaItemId: item.id, position }))) return
    const place = agenda.findIndex(({ id }) => id === item.id) + 1 + by
    setSaid(`« ${item.title} » est maintenant le point ${place} sur ${agenda.length}.`)
    // The item may have changed places in the page, and its button be disabled at an end: the focus goes with it.
    list.current?.querySelector<HTMLElement>(`[data-item="${item.id}"] button:not(:disabled)`)?.focus()
  }
  const remove = async (item: AgendaItem) => {
    if (await removing.send({ agendaItemId: item.id }))
      setSaid(`« ${item.title} » n’est plus à l’ordre du jour.`)
  }

  return (
    <>
      <ol ref={list} className={styles.agenda}>
        {agenda.map((item, index) => (
          <li key={item.id} data-item={item.id}>
            <AgendaItemLine item={item} number={index + 1} />
            {viewerCanPrepare && (
              <div className="row no-print">
                <IconButton
                  icon="chevronUp"
                  label={`Monter le point ${index + 1}, ${item.title}`}
                  isDisabled={index === 0}
                  onPress={() => void move(item, -1)}
                />
                <IconButton
                  icon="chevronDown"
                  label={`Descendre le point ${index + 1}, ${item.title}`}
                  isDisabled={index === agenda.length - 1}
                  onPress={() => void move(item, 1)}
                />
                <Button kind="quiet" icon="close" onPress={() => void remove(item)}>
                  Enlever<span className="visually-hidden"> {item.title}</span>
                </Button>
              </div>
            )}
            {/* The other kinds follow the title of what they come from. */}
            {item.kind === 'FREE' && (
              <RetractButton
                name={item.title}
                partnershipId={partnership.id}
                kind="agenda-item"
                of={item.id}
                parts={[{ field: 'title', label: 'Intitulé', text: item.title }]}
              />
            )}
          </li>
        ))}
      </ol>
      <p role="status" className={styles.said}>
        {said}
      </p>
      <ActFeedback act={moving} title="L’ordre n’a pas changé" />
      <ActFeedback act={removing} title="Le point n’a pas pu être enlevé" />
    </>
  )
}

/** The most pressing come first: reviews and actions, then themes long left aside. */
const suggestionsShown = 10

function Suggestions({ meeting }: { meeting: Meeting }) {
  const [said, setSaid] = useState('')
  const heading = useRef<HTMLDivElement>(null)
  const act = useAct(AddAgendaItemDocument)
  const add = async (input: AddAgendaItemInput, title: string) => {
    if (!(await act.send(input))) return
    setSaid(`« ${title} » est à l’ordre du jour.`)
    // The button that was pressed is gone with its suggestion.
    heading.current?.focus()
  }
  const first = meeting.suggestions.slice(0, suggestionsShown)
  const others = meeting.suggestions.slice(suggestionsShown)
  return (
    <div ref={heading} tabIndex={-1} className="no-print">
      <Card title="Ajouter un point">
        <p role="status" className={styles.said}>
          {said}
        </p>
        <ActFeedback act={act} title="Le point n’est pas encore ajouté" />
        {meeting.suggestions.length > 0 && (
          <>
            <h3>Suggestions</h3>
            <SuggestionList
              suggestions={first}
              meetingId={meeting.id}
              onAdd={add}
              isPending={act.isPending}
            />
            {others.length > 0 && (
              <details>
                <summary>Les {others.length} autres suggestions</summary>
                <SuggestionList
                  suggestions={others}
                  meetingId={meeting.id}
                  onAdd={add}
                  isPending={act.isPending}
                />
              </details>
            )}
          </>
        )}
        <OtherTheme meeting={meeting} onAdd={add} />
        <FreeItemForm meetingId={meeting.id} />
      </Card>
    </div>
  )
}

function SuggestionList({
  suggestions,
  meetingId,
  onAdd,
  isPending,
}: {
  suggestions: readonly Suggestion[]
  meetingId: string
  onAdd: (input: AddAgendaItemInput, title: string) => Promise<void>
  isPending: boolean
}) {
  return (
    <ItemList>
      {suggestions.map((suggestion) => (
        <Item
          key={suggestionKey(suggestion)}
          title={suggestion.title}
          meta={
            <span className={styles.kind}>
              <Icon name={itemKinds[suggestion.kind].icon} />
              {itemKinds[suggestion.kind].word} · {reasonOf(suggestion)}
            </span>
          }
          action={
            <Button
              icon="add"
              isDisabled={isPending}
              onPress={() => void onAdd(itemOf(meetingId, suggestion), suggestion.title)}
            >
              Ajouter<span className="visually-hidden"> {suggestion.title}</span>
            </Button>
          }
        />
      ))}
    </ItemList>
  )
}

function OtherTheme({
  meeting,
  onAdd,
}: {
  meeting: Meeting
  onAdd: (input: AddAgendaItemInput, title: string) => Promise<void>
}) {
  const options = otherThemes(meeting).map(([id, label]) => ({ id, label }))
  const add = (id: string | null) => {
    const chosen = options.find((option) => option.id === id)
    if (!chosen) return
    void onAdd(
      itemOf(meeting.id, {
        kind: 'THEME',
        title: chosen.label,
        theme: chosen.id as AgendaItem['theme'],
        lastDiscussedOn: null,
        protocol: null,
        action: null,
      }),
      chosen.label,
    )
  }
  return (
    <Select
      // Empty again after each choice.
      key={meeting.agenda.length}
      label="Un autre thème du guide"
      options={options}
      value={null}
      onChange={add}
      isFilter
    />
  )
}
