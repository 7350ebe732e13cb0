import { fullName } from '~/features/people'
import type { RosterLineFragment } from '~/graphql/generated/graphql'

export type Mark = 'present' | 'absent'

/** Marks made here and not saved yet, by registration. */
export type Marks = Readonly<Record<string, Mark>>

type Line = Pick<RosterLineFragment, 'id' | 'attended'>

const savedMark = ({ attended }: Line): Mark | null =>
  attended === null ? null : attended ? 'present' : 'absent'

/** What the sheet shows: the mark made here, else the saved one. */
export const markOf = (line: Line, marks: Marks): Mark | null => marks[line.id] ?? savedMark(line)

/** Only what differs from what is saved: another tablet's marks are left alone. */
export function attendanceChanges(lines: readonly Line[], marks: Marks) {
  const changed = lines.filter((line) => marks[line.id] && marks[line.id] !== savedMark(line))
  const ids = (mark: Mark) => changed.filter(({ id }) => marks[id] === mark).map(({ id }) => id)
  return { present: ids('present'), absent: ids('absent') }
}

export function tally(lines: readonly Line[], marks: Marks) {
  const count = (mark: Mark | null) => lines.filter((line) => markOf(line, marks) === mark).length
  return { present: count('present'), absent: count('absent'), open: count(null) }
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether a person is the one looked for: accents and case set aside, first name or last name first. */
export const matches = (
  { person, organisation }: Pick<RosterLineFragment, 'person' | 'organisation'>,
  search: string,
): boolean => {
  const text = folded(`${fullName(person)} ${organisation.name}`)
  return folded(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
