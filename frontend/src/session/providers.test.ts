import { expect, test } from 'vitest'
import { withReturn } from './providers'

test('signing in leads back to the page that was left', () => {
  expect(withReturn('/auth/a/start', '/protocoles/1?onglet=clauses')).toBe(
    '/auth/a/start?return_to=%2Fprotocoles%2F1%3Fonglet%3Dclauses',
  )
  expect(withReturn('/auth?p=a', '/a')).toBe('/auth?p=a&return_to=%2Fa')
})

test.each([
  undefined,
  '',
  'https://ailleurs.example',
  '//ailleurs.example',
  '/\\ailleurs.example',
  '/\t/ailleurs',
])('no way out to %s', (path) => {
  expect(withReturn('/auth/a/start', path)).toBe('/auth/a/start')
})
