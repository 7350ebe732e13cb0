import { useEffect, useRef } from 'react'
import { Notice } from '~/components/Notice'
import { FaultNotice } from './FaultNotice'
import type { Problem } from './problems'

interface Props {
  act: { problems: readonly Problem[]; fault: unknown }
  /** Fields that tell what is wrong with them, in a form that shows conflicts apart. */
  shown?: ReadonlySet<string>
  title?: string
}

const isShown = ({ field, conflict }: Problem, shown: ReadonlySet<string>) =>
  conflict !== null || (field !== null && shown.has(field))

/** Why an act was not done, beside its button: the focus goes there, and the server's sentences say what to mend. */
export function ActFeedback({ act, shown, title = 'Ce n’est pas encore enregistré' }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const messages = [
    ...new Set(
      act.problems.filter((problem) => !(shown && isShown(problem, shown))).map(({ message }) => message),
    ),
  ]
  const hasWords = messages.length > 0 || act.fault !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer calls again, even with the same words
  useEffect(() => {
    if (hasWords) place.current?.focus()
  }, [hasWords, act.problems, act.fault])
  return (
    <div ref={place} tabIndex={-1} hidden={!hasWords}>
      {act.fault !== null && <FaultNotice error={act.fault} />}
      {messages.length > 0 && (
        <Notice tone="error" title={title} isLive>
          {messages.length === 1 ? (
            <p>{messages[0]}</p>
          ) : (
            <ul>
              {messages.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </div>
  )
}
