import { useQuery } from '@tanstack/react-query'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import { ask } from '~/graphql/ask'
import type { HandoverLineFragment } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { barePart } from '../nodeIds'
import { MyHandoversDocument } from './documents'

/** On the home page: the note to write before leaving, the one to read on arriving. Shown without any mandate too. */
export function MyHandovers() {
  const query = useQuery(ask(MyHandoversDocument, {}))
  return (
    <Loaded query={query} meanwhile={null}>
      {({ viewer }) => <Notes notes={viewer?.handovers.filter(({ departsOn }) => departsOn) ?? []} />}
    </Loaded>
  )
}

function Notes({ notes }: { notes: readonly HandoverLineFragment[] }) {
  if (notes.length === 0) return null
  return (
    <Card
      title={
        notes.some(({ viewerIsAuthor }) => viewerIsAuthor) ? 'Votre note de passation' : 'Note de passation'
      }
    >
      <ItemList>
        {notes.map((note) => (
          <Line key={note.id} note={note} />
        ))}
      </ItemList>
    </Card>
  )
}

function Line({ note }: { note: HandoverLineFragment }) {
  const { title, departsOn, author } = note
  return (
    <Item
      title={title}
      meta={
        note.viewerIsAuthor
          ? departsOn && `Votre dernier jour : ${shortDate(departsOn)}`
          : `Laissée par ${author ? fullName(author) : 'la personne qui vous a précédé'}`
      }
      status={stateOf(note)}
      action={
        <LinkButton to="/passation/$id" params={{ id: barePart(note.id) }}>
          {note.viewerCanWrite ? 'Écrire' : 'Lire'}
          <span className="visually-hidden"> la note de passation : {title}</span>
        </LinkButton>
      }
    />
  )
}

function stateOf({ viewerIsAuthor, viewerCanAcknowledge, acknowledgedAt, ready }: HandoverLineFragment) {
  if (acknowledgedAt) return <StatusTag tone="success">Lue</StatusTag>
  if (viewerIsAuthor)
    return <StatusTag tone={ready ? 'success' : 'warn'}>{ready ? 'Prête' : 'À écrire'}</StatusTag>
  return viewerCanAcknowledge && <StatusTag tone="warn">À lire</StatusTag>
}
