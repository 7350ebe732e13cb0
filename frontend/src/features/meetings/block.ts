import { found } from '~/graphql/found'
import type { MeetingBlockFragment, MeetingPageQuery } from '~/graphql/generated/graphql'
import type { Problem, TextConflict } from '~/graphql/problems'
import type { Meeting } from './agenda'

export type BlockText = 'text' | 'decision'

/** One item's minutes as they are being written, with what they were written on. */
export interface BlockValues {
  text: string
  decision: string
  baseRevision: number
  base: { text: string; decision: string }
}

export const blockValues = ({ text, decision, revision }: MeetingBlockFragment): BlockValues => ({
  text,
  decision,
  baseRevision: revision,
  base: { text, decision },
})

/** After a save, whatever was typed meanwhile: the words of now, on what was sent and is stored. */
export const rebased = (value: BlockValues, sent: BlockValues, revision: number): BlockValues => ({
  ...value,
  baseRevision: revision,
  base: { text: sent.text, decision: sent.decision },
})

/** Nothing was written over what is stored. */
export const isClean = ({ text, decision, base }: BlockValues): boolean =>
  text === base.text && decision === base.decision

export interface Conflict {
  field: BlockText
  texts: TextConflict
}

export const conflictsOf = (problems: readonly Problem[]): Conflict[] =>
  problems.flatMap(({ field, conflict }) =>
    conflict && (field === 'text' || field === 'decision') ? [{ field, texts: conflict }] : [],
  )

/**
 * The author composed one of the two texts. The other one, if the author had not touched it, becomes what is stored:
 * nobody's words are written over unseen.
 */
export function merged(
  value: BlockValues,
  { field, texts }: Conflict,
  text: string,
  stored: Pick<MeetingBlockFragment, BlockText>,
): BlockValues {
  const other: BlockText = field === 'text' ? 'decision' : 'text'
  const isUntouched = value[other] === value.base[other]
  return {
    ...value,
    [field]: text,
    ...(isUntouched && { [other]: stored[other] }),
    baseRevision: texts.revision,
    base: { ...stored },
  }
}

/** The page's data with one block as the server just stored it. */
export function withBlock(data: MeetingPageQuery, block: MeetingBlockFragment): MeetingPageQuery {
  const meeting = found<Meeting>(data.node)
  if (!meeting) return data
  const agenda = meeting.agenda.map((item) => (item.block?.id === block.id ? { ...item, block } : item))
  return { ...data, node: { ...meeting, agenda } }
}
