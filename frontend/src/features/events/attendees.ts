import type { Member } from '~/features/protocols/agreement'
import type { Event } from './EventPage'

export type Attendee = Event['attendees'][number]

/** Those of a training or of an immersion come by registering; nobody is invited to what is over. */
export const mayChooseAttendees = ({
  kind,
  state,
  viewerCanEdit,
}: Pick<Event, 'kind' | 'state' | 'viewerCanEdit'>): boolean =>
  viewerCanEdit &&
  kind !== 'CROSS_TRAINING' &&
  kind !== 'IMMERSION' &&
  (state === 'SCHEDULED' || state === 'PROPOSED')

/** The members with those of their posts that may still be invited. */
export function notYetExpected(
  members: readonly Member[],
  attendees: readonly { post: { id: string } | null }[],
): Member[] {
  const isNew = ({ id }: { id: string }) => !attendees.some(({ post }) => post?.id === id)
  return members.map((member) => ({
    ...member,
    posts: member.posts.filter(isNew),
    signatories: member.signatories.filter(isNew),
  }))
}
