import { useQuery } from '@tanstack/react-query'
import { ask } from '~/graphql/Loaded'
import { MeetingPageDocument } from './documents'

/** Between two questions, in milliseconds: short enough to write together, long enough for twenty people in a room. */
const pause = 4000

/**
 * The meeting as everybody present has it. The server tells nothing by itself, so the page asks again every few
 * seconds, and no longer while nobody looks at it.
 */
export function useLiveMeeting(id: string) {
  const query = useQuery({
    ...ask(MeetingPageDocument, { id }),
    refetchInterval: pause,
    refetchIntervalInBackground: false,
  })
  return { query, isFollowing: !query.isRefetchError }
}
