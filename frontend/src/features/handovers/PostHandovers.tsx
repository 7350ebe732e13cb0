import { Link } from '@tanstack/react-router'
import { shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import type { HandoverLineFragment } from '~/graphql/generated/graphql'
import { barePart } from '../nodeIds'

/** The notes left with a post, for those who may know of them. */
export function PostHandovers({ notes }: { notes: readonly HandoverLineFragment[] }) {
  if (notes.length === 0) return null
  return (
    <ul>
      {notes.map(({ id, author, departsOn, acknowledgedAt }) => (
        <li key={id}>
          <Link to="/passation/$id" params={{ id: barePart(id) }}>
            Note de passation{author && ` de ${fullName(author)}`}
          </Link>
          {departsOn && `, départ le ${shortDate(departsOn)}`}
          {acknowledgedAt ? ' : lue' : ' : pas encore lue'}
        </li>
      ))}
    </ul>
  )
}
