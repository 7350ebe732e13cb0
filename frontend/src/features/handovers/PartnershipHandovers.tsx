import type { ReactNode } from 'react'
import { LinkButton } from '~/components/Button'
import { Card } from '~/components/Card'
import { Item, ItemList } from '~/components/DataList'
import { StatusTag } from '~/components/StatusTag'
import { shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import { found } from '~/graphql/found'
import type { HandoverLineFragment } from '~/graphql/generated/graphql'
import { Loaded } from '~/graphql/Loaded'
import { ShowMore, usePages } from '~/graphql/pages'
import { barePart } from '../nodeIds'
import { PartnershipHandoversDocument } from './documents'

/** For the coordinator: which departures left a note, and whether it was read. Its words are not theirs to read, unless
    the author opens them. */
export function PartnershipHandovers({ id }: { id: string }) {
  const query = usePages(PartnershipHandoversDocument, { id }, ({ node }) => found(node)?.handovers)
  return (
    <Loaded query={query} meanwhile={null}>
      {({ pages }) => (
        <Notes notes={pages.flatMap(({ node }) => found(node)?.handovers.nodes ?? [])}>
          <ShowMore query={query} />
        </Notes>
      )}
    </Loaded>
  )
}

function Notes({ notes, children }: { notes: readonly HandoverLineFragment[]; children: ReactNode }) {
  if (notes.length === 0) return null
  return (
    <Card title="Notes de passation">
      <p>Vous savez qu’elles existent ; leur contenu est pour la personne qui prend le poste.</p>
      <ItemList>
        {notes.map((note) => (
          <Item
            key={note.id}
            title={note.title}
            meta={departure(note)}
            status={<StatusTag {...stateOf(note)} />}
            action={
              note.openToCoordinator && (
                <LinkButton to="/passation/$id" params={{ id: barePart(note.id) }}>
                  Lire<span className="visually-hidden"> la note de passation : {note.title}</span>
                </LinkButton>
              )
            }
          />
        ))}
      </ItemList>
      {children}
    </Card>
  )
}

const departure = ({ author, departsOn }: HandoverLineFragment) =>
  [author && fullName(author), departsOn && `dernier jour le ${shortDate(departsOn)}`]
    .filter(Boolean)
    .join(', ')

function stateOf({ acknowledgedAt, ready }: HandoverLineFragment) {
  if (acknowledgedAt) return { tone: 'success', children: 'Lue' } as const
  if (ready) return { tone: 'info', children: 'Prête, pas encore lue' } as const
  return { tone: 'warn', children: 'Pas encore prête' } as const
}
