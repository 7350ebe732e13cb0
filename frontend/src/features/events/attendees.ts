import { fullName } from '~/features/people'
import type { Member } from '~/features/protocols/agreement'
import type { Event } from './documents'

export type Attendee = Event['attendees'][number]

/** The person, or the post with whoever holds it today. */
export function nameOf({ person, post }: Attendee): string {
  if (person) return [fullName(person), post?.label].filter(Boolean).join(', ')
  const holders = (post?.holders ?? []).map((held) => fullName(held.person)).join(', ')
  return [post?.label ?? '', holders && `(${holders})`].filter(Boolean).join(' ')
}

/**
 * Who answered at least one of the dates proposed, by person or by post: while a date is being chosen, that is the answer
 * awaited from them.
 */
export function answeredPoll({ options }: NonNullable<Event['poll']>) {
  const answers = options.flatMap(({ answers }) => answers)
  const ids = new Set(answers.flatMap(({ person, post, guest }) => [person?.id, post?.id, guest?.id]))
  return ({
    id,
    person,
    post,
  }: {
    id?: string
    person?: { id: string } | null
    post?: { id: string } | null
  }) => [id, person?.id, post?.id].some((known) => known !== undefined && ids.has(known))
}

/** How many said that they come. */
export function comingInWords(answers: readonly { answer: string }[]): string {
  const coming = answers.filter(({ answer }) => answer === 'ACCEPTED').length
  const total = answers.length
  if (total === 0) return 'Personne n’est encore attendu.'
  const among = total === 1 ? 'la personne attendue' : `les ${total} personnes attendues`
  if (coming === 0) return `Personne n’a encore dit venir, sur ${among}.`
  return `${coming} ${coming > 1 ? 'viendront' : 'viendra'}, sur ${among}.`
}

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
