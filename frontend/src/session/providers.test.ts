import { expect, test } from 'vitest'
import { startAddress } from './providers'

const provider = { id: 'a', label: 'A', audienceHint: '', startUrl: '/auth/a/start' }

test('signing in leads back to the page that was left', () => {
  expect(startAddress(provider, '/protocoles/1?onglet=clauses')).toBe(
    '/auth/a/start?return_to=%2Fprotocoles%2F1%3Fonglet%3Dclauses',
  )
  expect(startAddress({ ...provider, startUrl: '/auth?p=a' }, '/a')).toBe('/auth?p=a&return_to=%2Fa')
})

test.each([
  undefined,
  '',
  'https://ailleurs.example',
  '//ailleurs.example',
  '/\\ailleurs.example',
  '/\t/ailleurs',
])('no way out to %s', (path) => {
  expect(startAddress(provider, path)).toBe('/auth/a/start')
})
