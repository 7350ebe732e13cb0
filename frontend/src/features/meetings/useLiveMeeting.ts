import { useQuery } from '@tanstack/react-query'
import { ask } from '~/graphql/ask'
import { graphql } from '~/graphql/generated'
import { useLive } from '~/graphql/useLive'
import { MeetingPageDocument } from './documents'

const MeetingChangedDocument = graphql(`
  subscription MeetingChanged($id: ID!) {
    meetingChanged(meetingId: $id) {
      id
    }
  }
`)

/** Between two questions, in milliseconds: short enough to write together, long enough for twenty people in a room. */
const pause = 4000

/** How what the others write arrives: as they write, a little later, or not at all. */
export type Following = 'live' | 'asking' | 'lost'

/**
 * The meeting as everybody present has it: the server tells when it changes. Where no socket can be opened, the page
 * asks again every few seconds, and no longer while nobody looks at it.
 */
export function useLiveMeeting(id: string) {
  const isLive = useLive(MeetingChangedDocument, id)
  const query = useQuery({
    ...ask(MeetingPageDocument, { id }),
    refetchInterval: isLive ? false : pause,
    refetchIntervalInBackground: false,
  })
  const following: Following = query.isRefetchError ? 'lost' : isLive ? 'live' : 'asking'
  return { query, following }
}
