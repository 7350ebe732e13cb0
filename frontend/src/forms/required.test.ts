import { expect, test } from 'vitest'
import { required } from './required'

interface Value {
  organisation: { id: string } | null
  since: string | null
  message: string
}
const check = required<Value>(
  { organisation: 'Choisissez une structure.', since: 'Indiquez une date.' },
  { organisation: 'organisationId' },
)

test('what is not chosen is said at its field, named as the API names it', () => {
  const problems = check({ organisation: null, since: '', message: '' })
  expect(problems.map(({ code, field, message }) => [code, field, message])).toEqual([
    ['REQUIRED', 'organisationId', 'Choisissez une structure.'],
    ['REQUIRED', 'since', 'Indiquez une date.'],
  ])
})

test('nothing is said of what is there, nor of what may stay empty', () => {
  expect(check({ organisation: { id: 'organisation:1' }, since: '2026-11-21', message: '' })).toEqual([])
})
