import { expect, test } from 'vitest'
import type { Member } from '~/features/protocols/agreement'
import { mayChooseAttendees, notYetExpected } from './attendees'

const open = { kind: 'OTHER', state: 'SCHEDULED', viewerCanEdit: true } as const

test('who organises invites until it is over, save where people register', () => {
  expect(mayChooseAttendees(open)).toBe(true)
  expect(mayChooseAttendees({ ...open, state: 'PROPOSED' })).toBe(true)
  expect(mayChooseAttendees({ ...open, viewerCanEdit: false })).toBe(false)
  expect(mayChooseAttendees({ ...open, state: 'HELD' })).toBe(false)
  expect(mayChooseAttendees({ ...open, state: 'CANCELLED' })).toBe(false)
  expect(mayChooseAttendees({ ...open, kind: 'CROSS_TRAINING' })).toBe(false)
  expect(mayChooseAttendees({ ...open, kind: 'IMMERSION' })).toBe(false)
})

test('who is expected already is not offered again', () => {
  const post = (id: string) => ({ id })
  const member = { posts: [post('a'), post('b')], signatories: [post('a')] } as unknown as Member
  const [left] = notYetExpected([member], [{ post: { id: 'a' } }, { post: null }])
  expect(left?.posts.map(({ id }) => id)).toEqual(['b'])
  expect(left?.signatories).toEqual([])
})
