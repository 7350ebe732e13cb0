import { expect, test } from 'vitest'
import { keyOf, organisationOf, participantOf, presenceKey } from './participants'

test.each([
  presenceKey('organisation:1', 'post:2', 'person:3'),
  presenceKey('organisation:1', 'post:2'),
  presenceKey('organisation:1'),
])('%s goes to the server and comes back', (key) => {
  const { organisationId, postId, personId } = participantOf(key)
  expect(organisationOf(key)).toBe('organisation:1')
  expect(
    keyOf({
      organisation: { id: organisationId },
      post: postId ? { id: postId } : null,
      person: personId ? { id: personId } : null,
    }),
  ).toBe(key)
})

test('an organisation alone names neither post nor person', () => {
  expect(participantOf(presenceKey('organisation:1'))).toEqual({
    organisationId: 'organisation:1',
    postId: null,
    personId: null,
  })
})
