import { expect, test } from 'vitest'
import { pageOf } from './links'

test('a thing leads to its page by the bare part of its id', () => {
  expect(pageOf('organisation:0192')).toEqual({ to: '/annuaire/$id', params: { id: '0192' } })
  expect(pageOf('protocol:0193')).toEqual({ to: '/protocoles/$id', params: { id: '0193' } })
})

test('a thing without a page of its own leads nowhere', () => {
  expect(pageOf('mandate:0192')).toBeNull()
  expect(pageOf('nonsense')).toBeNull()
})
