/** A finding of the confidentiality guard, as the API gives it; positions are UTF-16 code units, as here. */
export interface GuardFinding {
  verdict: 'WARN' | 'REFUSE' | 'PASS'
  reason: string
  start: number
  end: number
  message: string
}

export const isRefused = (findings: readonly GuardFinding[]): boolean =>
  findings.some(({ verdict }) => verdict === 'REFUSE')

const around = 45
const slack = 20

/** The passage with the words beside it, cut between words. */
export function excerptOf(text: string, { start, end }: Pick<GuardFinding, 'start' | 'end'>) {
  // A last word or two are not worth an ellipsis.
  const from = start <= around + slack ? 0 : start - around
  const to = text.length - end <= around + slack ? text.length : end + around
  const before = text.slice(from, start)
  const after = text.slice(end, to)
  return {
    before: from === 0 ? before : `… ${before.replace(/^\S*\s+/, '')}`,
    passage: text.slice(start, end),
    after: to === text.length ? after : `${after.replace(/\s+\S*$/, '')} …`,
  }
}
