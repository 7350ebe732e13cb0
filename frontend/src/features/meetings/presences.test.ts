import { expect, test } from 'vitest'
import type { Meeting } from './agenda'
import { presenceInput, presenceValues, presentOrganisations, sidesOf } from './presences'

const presence = (organisationId: string, over: object = {}) => ({
  id: `presence:${organisationId}`,
  sector: 'JUSTICE',
  organisation: { id: organisationId, name: 'SPIP' },
  post: null,
  person: null,
  guestName: null,
  ...over,
})

test('what was recorded comes back as it was ticked', () => {
  const values = presenceValues({
    revision: 3,
    presences: [
      presence('organisation:1', { post: { id: 'post:1' }, person: { id: 'person:1' } }),
      presence('organisation:2', { guestName: 'Iris Lenoir' }),
      presence('organisation:3'),
    ],
  } as unknown as Meeting)
  expect(values.baseRevision).toBe(3)
  expect(presenceInput(values)).toEqual([
    { organisationId: 'organisation:1', postId: 'post:1', personId: 'person:1' },
    { organisationId: 'organisation:3', postId: null, personId: null },
    { organisationId: 'organisation:2', guestName: 'Iris Lenoir' },
  ])
})

test('a line without a name is nobody', () => {
  const values = { baseRevision: 1, present: [], guests: [{ organisationId: 'organisation:1', name: '  ' }] }
  expect(presenceInput(values)).toEqual([])
})

test('both sides means justice, and care in the narrow sense', () => {
  const members = [
    { id: 'a', sector: 'JUSTICE' },
    { id: 'b', sector: 'MEDICO_SOCIAL' },
    { id: 'c', sector: 'SOCIAL' },
  ]
  const sides = (...ids: string[]) => sidesOf(new Set(ids), members)
  expect(sides('a', 'b')).toEqual(['JUSTICE', 'HEALTH'])
  expect(sides('a', 'c')).toEqual(['JUSTICE'])
  expect(sides('c')).toEqual([])
  expect(
    presentOrganisations({
      baseRevision: 1,
      present: ['a post:1 '],
      guests: [{ organisationId: 'b', name: 'X' }],
    }),
  ).toEqual(new Set(['a', 'b']))
})
