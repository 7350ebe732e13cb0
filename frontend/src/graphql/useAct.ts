import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { sessionEnd } from '~/session/sessionEnd'
import { type Document, request } from './client'
import { Fault } from './errors'
import { areConfirmable, findingsOf, messageOf, type Problem, textAt } from './problems'

interface Payload {
  problems: Problem[]
}

/**
 * One mutation with one `input`. `send` answers the payload once nothing stands against it, and null otherwise: the
 * reasons are then in `problems` or `fault`. What succeeded may change any page, so all of them are read again.
 */
export function useAct<Result extends Record<string, Payload>, Input>(
  document: Document<Result, { input: Input }>,
) {
  const queryClient = useQueryClient()
  const [sent, setSent] = useState<Input | null>(null)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [fault, setFault] = useState<unknown>(null)
  const [isPending, setPending] = useState(false)
  const running = useRef(false)

  const send = useCallback(
    async (input: Input): Promise<Result[keyof Result] | null> => {
      // A second press while the first is on its way is not a second act.
      if (running.current) return null
      running.current = true
      setPending(true)
      setFault(null)
      try {
        const [payload] = Object.values(await request(document, { input })) as Result[keyof Result][]
        setSent(input)
        setProblems(payload?.problems ?? [])
        if (!payload || payload.problems.length > 0) return null
        await queryClient.invalidateQueries()
        return payload
      } catch (error) {
        setProblems([])
        setFault(error)
        if (error instanceof Fault && error.kind === 'unauthenticated') sessionEnd.announce()
        return null
      } finally {
        running.current = false
        setPending(false)
      }
    },
    [document, queryClient],
  )

  /** What stands against it before anything is sent. */
  const stop = useCallback((reasons: readonly Problem[]) => {
    setFault(null)
    setProblems(reasons)
  }, [])

  const reset = useCallback(() => {
    setProblems([])
    setFault(null)
    setSent(null)
  }, [])

  /** What a guarded field shows of the last answer; `resend` sends the same again with the author's confirmation. */
  const guard = (field: string, resend: () => unknown) => {
    const text = textAt(sent, field)
    return {
      error: messageOf(problems, field),
      findings: findingsOf(problems, field, text),
      checkedText: text,
      isConfirming: isPending,
      ...(areConfirmable(problems) && { onConfirm: () => void resend() }),
    }
  }

  return {
    send,
    stop,
    reset,
    problems,
    fault,
    isPending,
    guard,
    error: (field: string) => messageOf(problems, field),
    conflict: (field: string) => problems.find((problem) => problem.field === field)?.conflict ?? null,
  }
}
