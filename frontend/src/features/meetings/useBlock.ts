import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { drafts, useDraft } from '~/drafts/useDraft'
import { ask } from '~/graphql/ask'
import { request } from '~/graphql/client'
import { Fault } from '~/graphql/errors'
import type { MeetingBlockFragment, MeetingPageQuery } from '~/graphql/generated/graphql'
import { areConfirmable, findingsOf, type Problem } from '~/graphql/problems'
import { sessionEnd } from '~/session/sessionEnd'
import { type Attempt, Autosave, type SaveState } from './autosave'
import {
  type BlockText,
  type BlockValues,
  blockValues,
  type Conflict,
  conflictsOf,
  isClean,
  merged,
  rebased,
  withBlock,
} from './block'
import { MeetingPageDocument } from './documents'
import { SaveMinutesBlockDocument } from './minutesDocuments'

export const blockDraft = (blockId: string) => `minutes.block.${blockId}`

/** One block of the minutes: kept in the tab at each key, saved by itself, with what stands against it. */
export function useBlock(meetingId: string, block: MeetingBlockFragment) {
  const queryClient = useQueryClient()
  const key = blockDraft(block.id)
  const draft = useDraft<BlockValues>(key, blockValues(block))
  const [state, setState] = useState<SaveState>('saved')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [sent, setSent] = useState<BlockValues | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const [isWriting, setWriting] = useState(false)
  const isConfirmed = useRef(false)

  // What a save that fires later must find: the words of that moment, not of the drawing that set it up.
  const now = useRef({ draft, block })
  now.current = { draft, block }
  const value = useRef(draft.value)
  value.current = draft.value

  const set = useCallback((next: BlockValues) => {
    value.current = next
    now.current.draft.set(next)
  }, [])

  const send = useCallback(async (): Promise<Attempt> => {
    const toSend = value.current
    const { text, decision, baseRevision } = toSend
    const confirmedNoIndividualCase = isConfirmed.current
    isConfirmed.current = false
    try {
      const { saveMinutesBlock: saved } = await request(SaveMinutesBlockDocument, {
        input: { blockId: now.current.block.id, text, decision, baseRevision, confirmedNoIndividualCase },
      })
      setFault(null)
      setSent(toSend)
      setProblems(saved.problems)
      const { queryKey } = ask(MeetingPageDocument, { id: meetingId })
      if (!saved.block || saved.problems.length > 0) {
        // The other person's words are wanted whole when the two texts are put together.
        if (conflictsOf(saved.problems).length > 0) await queryClient.invalidateQueries({ queryKey })
        return 'stopped'
      }
      const stored = saved.block
      // What was asked before this save would bring the former words back.
      await queryClient.cancelQueries({ queryKey })
      queryClient.setQueryData<MeetingPageQuery>(queryKey, (before) => before && withBlock(before, stored))
      set(rebased(value.current, toSend, stored.revision))
      return 'saved'
    } catch (error) {
      if (error instanceof Fault && error.kind === 'network') return 'offline'
      setFault(error)
      if (error instanceof Fault && error.kind === 'unauthenticated') sessionEnd.announce()
      return 'stopped'
    }
  }, [meetingId, queryClient, set])

  const autosave = useMemo(() => new Autosave({ send, onState: setState }), [send])

  useEffect(() => {
    // Words that a reload or a lost session left in the tab go out as soon as the page is back.
    autosave.begin()
    const kept = drafts.read<BlockValues>(key)
    if (kept && !isClean(kept.value)) autosave.typed()
    const flush = () => void autosave.flush()
    addEventListener('online', flush)
    return () => {
      removeEventListener('online', flush)
      void autosave.flush()
      autosave.end()
    }
  }, [autosave, key])

  // The words on the screen give way to the server's only when they are stored: once the field is left, or as soon as
  // somebody else has written. A text that its author is looking at does not move.
  const { value: shown, sent: letGo } = draft
  const canFollow =
    drafts.read(key) !== null &&
    state === 'saved' &&
    isClean(shown) &&
    (block.revision > shown.baseRevision || (block.revision === shown.baseRevision && !isWriting))
  useEffect(() => {
    if (canFollow) letGo()
  })

  const conflicts = conflictsOf(problems)
  const sendNow = (confirmed = false) => {
    isConfirmed.current = confirmed
    autosave.typed()
    void autosave.flush()
  }

  return {
    state,
    problems,
    fault,
    conflicts,
    isUnkept: draft.isUnkept,
    value: draft.value,
    type: (field: BlockText, text: string) => {
      setWriting(true)
      set({ ...value.current, [field]: text })
      // Until the two texts are put together, one more save would only meet the same refusal.
      if (conflicts.length === 0) autosave.typed()
    },
    leave: () => {
      setWriting(false)
      if (conflicts.length === 0 && state !== 'stopped') void autosave.flush()
    },
    again: () => sendNow(),
    merge: (conflict: Conflict, text: string) => {
      set(merged(value.current, conflict, text, now.current.block))
      const others = problems.filter((problem) => problem.conflict && problem.field !== conflict.field)
      setProblems(others)
      if (others.length === 0) sendNow()
    },
    guard: (field: BlockText) => {
      const text = sent?.[field] ?? ''
      return {
        findings: findingsOf(problems, field, text),
        checkedText: text,
        isConfirming: state === 'saving',
        ...(areConfirmable(problems) && { onConfirm: () => sendNow(true) }),
      }
    },
  }
}
