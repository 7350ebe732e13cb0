import type { GuardFinding } from '~/components/guardFindings'
import { graphql } from './generated'
import type { ProblemFieldsFragment } from './generated/graphql'

export const problemFields = graphql(/* GraphQL */ `
  fragment ProblemFields on Problem {
    code
    field
    message
    finding {
      code
      refused
      start
      end
      reason
    }
    conflict {
      mine
      theirs
      theirAuthor
      theirAt
      revision
    }
  }
`)

export type Problem = ProblemFieldsFragment
export type TextConflict = NonNullable<Problem['conflict']>

/** What the form can tell by itself, said as the server would: an identifier cannot be sent empty. */
export const missing = (field: string, message: string): Problem => ({
  code: 'REQUIRED',
  field,
  message,
  finding: null,
  conflict: null,
})

/** The API counts characters, the browser UTF-16 code units. */
const unitsBefore = (characters: readonly string[], position: number) =>
  characters.slice(0, position).join('').length

/** What the guard found in the text that was sent as `field`, in the browser's positions. */
export function findingsOf(problems: readonly Problem[], field: string, text: string): GuardFinding[] {
  const characters = Array.from(text)
  return problems.flatMap(({ field: place, finding }) =>
    finding && place === field
      ? [
          {
            verdict: finding.refused ? ('REFUSE' as const) : ('WARN' as const),
            reason: finding.code,
            start: unitsBefore(characters, finding.start),
            end: unitsBefore(characters, finding.end),
            message: finding.reason,
          },
        ]
      : [],
  )
}

/** Whether the same texts may be sent again with their author's confirmation. */
export const areConfirmable = (problems: readonly Problem[]): boolean =>
  problems.length > 0 && problems.every(({ finding }) => finding && !finding.refused)

/** The message for one field, the guard's and the conflict's apart: these have their own notices. */
export const messageOf = (problems: readonly Problem[], field: string): string | undefined =>
  problems.find((problem) => problem.field === field && !problem.finding && !problem.conflict)?.message

/** The text at a path such as `clauses.2.body` of what was sent; empty when there is none. */
export function textAt(input: unknown, path: string): string {
  let place: unknown = input
  for (const key of path.split('.')) {
    if (typeof place !== 'object' || place === null) return ''
    place = (place as Record<string, unknown>)[key]
  }
  return typeof place === 'string' ? place : ''
}
