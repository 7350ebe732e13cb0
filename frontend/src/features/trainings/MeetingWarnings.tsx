import { skipToken, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { Notice } from '~/components/Notice'
import { EventChecksDocument } from '~/features/events/eventDocuments'
import { blankMeeting, checkMeeting } from '~/features/reviews/meeting'
import { request } from '~/graphql/client'

interface When {
  day: string | null
  from: string
  to: string
}

/** Holidays, recess and clashes of a date, said while there is still time to choose another; they forbid nothing. */
export function MeetingWarnings({
  partnershipId,
  when: { day, from, to },
  postIds,
}: {
  partnershipId: string
  when: When
  postIds: readonly string[]
}) {
  const isComplete = checkMeeting({ ...blankMeeting, day, from, to }).length === 0 && from < to
  const variables = useDeferredValue({
    partnershipId,
    meeting: { startsAt: `${day}T${from}`, endsAt: `${day}T${to}` },
    attendeePostIds: [...new Set(postIds)],
  })
  const { data } = useQuery({
    queryKey: [EventChecksDocument.toString(), variables],
    queryFn: isComplete ? ({ signal }) => request(EventChecksDocument, variables, signal) : skipToken,
  })
  const warnings = (isComplete && data?.eventChecks) || []
  // The place is there before its words, so that they are read aloud when they come.
  return (
    <div role="status">
      {warnings.length > 0 && (
        <Notice tone="warn" title="À savoir avant d’enregistrer">
          <ul>
            {warnings.map(({ kind, message }) => (
              <li key={`${kind} ${message}`}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
