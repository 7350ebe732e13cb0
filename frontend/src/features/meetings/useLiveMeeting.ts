import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { graphql } from '~/graphql/generated'
import type { MeetingPageQuery } from '~/graphql/generated/graphql'
import { ask } from '~/graphql/Loaded'
import { type LiveState, subscribe } from '~/graphql/subscribe'
import { MeetingPageDocument } from './documents'

const MeetingChangedDocument = graphql(`
  subscription MeetingChanged($meetingId: ID!) {
    meetingChanged(meetingId: $meetingId) {
      ...MeetingDetails
    }
  }
`)

/** Without a line the page asks again this often. */
const poll = 8000

/** The meeting as everybody present has it: told by the server, or asked for while the line is cut. */
export function useLiveMeeting(id: string) {
  const queryClient = useQueryClient()
  const [line, setLine] = useState<LiveState>('away')
  const options = ask(MeetingPageDocument, { id })
  const query = useQuery({ ...options, refetchInterval: line === 'live' ? false : poll })
  useEffect(() => {
    const { queryKey } = ask(MeetingPageDocument, { id })
    return subscribe(
      MeetingChangedDocument,
      { meetingId: id },
      {
        onData: ({ meetingChanged }) =>
          queryClient.setQueryData<MeetingPageQuery>(
            queryKey,
            (before) => before && { ...before, node: meetingChanged },
          ),
        onState: (state) => {
          setLine(state)
          // Whatever was said while nobody listened.
          if (state === 'live') void queryClient.invalidateQueries({ queryKey })
        },
      },
    )
  }, [id, queryClient])
  return { query, line }
}
