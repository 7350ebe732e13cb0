import { VacantTag } from '~/features/directory/VacantTag'
import { fullName } from '~/features/people'
import type { HeldPostFragment } from '~/graphql/generated/graphql'
import { capacities } from './words'

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
