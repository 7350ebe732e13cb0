import type { ReviewParticipantInput } from '~/graphql/generated/graphql'

/** Someone present: the organisation, the post, the person who held it. */
interface Present {
  organisation: { id: string }
  post: { id: string } | null
  person: { id: string } | null
}

/** One checkbox's value; ids hold no space. */
export const presenceKey = (organisationId: string, postId = '', personId = ''): string =>
  `${organisationId} ${postId} ${personId}`

export const keyOf = ({ organisation, post, person }: Present): string =>
  presenceKey(organisation.id, post?.id, person?.id)

export const organisationOf = (key: string): string => key.split(' ')[0] ?? ''

export function participantOf(key: string): ReviewParticipantInput {
  const [organisationId = '', postId, personId] = key.split(' ')
  return { organisationId, postId: postId || null, personId: personId || null }
}
