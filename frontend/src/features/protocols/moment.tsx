import type { Moment } from '~/components/Timeline'
import { dateIn, shortDate, viewerZone } from '~/dates/dates'
import { MaybeLink } from '~/features/MaybeLink'
import { fullName } from '~/features/people'
import type { HistoryKind } from '~/graphql/generated/graphql'
import { happenings } from './history'

interface Happening {
  id: string
  kind: HistoryKind
  at: string
  subjectId: string
  title: string
  person: { givenName: string; familyName: string } | null
  post: { label: string } | null
}

/** What happened among several protocols: each line says to which, and who did it. */
export function momentOf({ id, kind, at, person, post, subjectId, title }: Happening): Moment {
  const { words, icon } = happenings[kind]
  const who = [person && fullName(person), post?.label].filter(Boolean).join(', ')
  return {
    id,
    icon,
    when: shortDate(dateIn(at, viewerZone())),
    title: (
      <>
        {words} : <MaybeLink id={subjectId}>{title}</MaybeLink>
      </>
    ),
    detail: who,
  }
}
