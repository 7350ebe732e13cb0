import { expect, test } from 'vitest'
import { attendanceChanges, markOf, matches, tally } from './attendance'

const lines = [
  { id: 'a', attended: null },
  { id: 'b', attended: true },
  { id: 'c', attended: false },
]

test('a mark made here stands over the saved one', () => {
  expect(markOf({ id: 'b', attended: true }, { b: 'absent' })).toBe('absent')
  expect(markOf({ id: 'b', attended: true }, {})).toBe('present')
  expect(markOf({ id: 'a', attended: null }, {})).toBeNull()
})

test('only what changed is sent', () => {
  expect(attendanceChanges(lines, { a: 'present', b: 'present', c: 'present' })).toEqual({
    present: ['a', 'c'],
    absent: [],
  })
  expect(attendanceChanges(lines, { b: 'absent' })).toEqual({ present: [], absent: ['b'] })
  // Somebody who left the roster meanwhile is not sent.
  expect(attendanceChanges(lines, { gone: 'present' })).toEqual({ present: [], absent: [] })
})

test('everybody is counted once', () => {
  expect(tally(lines, { a: 'absent' })).toEqual({ present: 1, absent: 2, open: 0 })
  expect(tally(lines, {})).toEqual({ present: 1, absent: 1, open: 1 })
})

test('a person is found whatever the accents and the order of the names', () => {
  const line = {
    person: { id: 'person:1', givenName: 'Hélène', familyName: 'Lefèvre' },
    organisation: { id: 'organisation:1', name: 'SPIP du Val' },
  }
  expect(matches(line, 'lefevre hel')).toBe(true)
  expect(matches(line, 'SPIP')).toBe(true)
  expect(matches(line, '')).toBe(true)
  expect(matches(line, 'Martin')).toBe(false)
})
