import { VacantTag } from '~/features/directory/VacantTag'
import type { HeldPostFragment } from '~/graphql/generated/graphql'
import { capacities } from './words'

export const fullName = (person: { givenName: string; familyName: string }): string =>
  `${person.givenName} ${person.familyName}`

/** A post and whoever holds it; a vacancy is said, never left blank. */
export function PostLine({
  post,
  hasOrganisation = false,
}: {
  post: HeldPostFragment
  hasOrganisation?: boolean
}) {
  return (
    <>
      {post.label}
      {hasOrganisation && `, ${post.organisation.name}`}
      {post.holders.length > 0 ? (
        <>
          {' : '}
          {post.holders
            .map(({ person, capacity }) =>
              capacity === 'TITULAR' ? fullName(person) : `${fullName(person)} (${capacities[capacity]})`,
            )
            .join(', ')}
        </>
      ) : (
        <>
          {' '}
          <VacantTag since={post.vacantSince} />
        </>
      )}
    </>
  )
}
