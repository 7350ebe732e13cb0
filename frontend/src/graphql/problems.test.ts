import { expect, test } from 'vitest'
import { areConfirmable, findingsOf, messageOf, type Problem, textAt } from './problems'

const problem = (over: Partial<Problem>): Problem => ({
  code: 'GUARD_WARNED',
  field: 'body',
  message: 'À revoir.',
  finding: null,
  conflict: null,
  ...over,
})
const finding = { code: 'CELL', refused: false, start: 2, end: 4, reason: 'Une cellule.' }

test('positions follow the browser’s count after a character of two units', () => {
  const [found] = findingsOf([problem({ finding })], 'body', '😀 ab')
  expect(found).toMatchObject({ start: 3, end: 5, verdict: 'WARN' })
})

test('findings stay with their field', () => {
  expect(findingsOf([problem({ finding, field: 'title' })], 'body', 'abcd')).toEqual([])
})

test('only warnings alone can be confirmed', () => {
  expect(areConfirmable([])).toBe(false)
  expect(areConfirmable([problem({ finding })])).toBe(true)
  expect(areConfirmable([problem({ finding }), problem({ finding: { ...finding, refused: true } })])).toBe(
    false,
  )
  expect(areConfirmable([problem({ finding }), problem({ code: 'REQUIRED' })])).toBe(false)
})

test('a field’s message leaves the guard’s words to their notice', () => {
  expect(messageOf([problem({ finding }), problem({ message: 'Trop long.' })], 'body')).toBe('Trop long.')
  expect(messageOf([problem({ finding })], 'body')).toBeUndefined()
})

test('the text sent is found by its path', () => {
  const input = { clauses: [{ body: 'a' }, { body: 'b' }] }
  expect(textAt(input, 'clauses.1.body')).toBe('b')
  expect(textAt(input, 'clauses.7.body')).toBe('')
  expect(textAt(null, 'x')).toBe('')
})
