import { shortDate } from '~/dates/dates'
import { fullName } from '~/features/people'
import { graphql } from '~/graphql/generated'
import type { HolderFieldsFragment } from '~/graphql/generated/graphql'
import { capacities } from './words'

graphql(`
  fragment HolderFields on Mandate {
    id
    capacity
    startsOn
    endsOn
    person {
      id
      givenName
      familyName
      email
      phone
    }
  }
`)

/** Who holds a post today, and how to reach them. */
export function HolderList({ holders }: { holders: readonly HolderFieldsFragment[] }) {
  if (holders.length === 0) return null
  return (
    <ul>
      {holders.map(({ id, person, capacity, endsOn }) => (
        <li key={id}>
          {fullName(person)}
          {capacity !== 'TITULAR' && ` (${capacities[capacity].toLowerCase()})`}
          {endsOn && `, jusqu’au ${shortDate(endsOn)}`}
          {person.email && (
            <>
              {' · '}
              <a href={`mailto:${person.email}`}>{person.email}</a>
            </>
          )}
          {person.phone && ` · ${person.phone}`}
        </li>
      ))}
    </ul>
  )
}
