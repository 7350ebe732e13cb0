import { expect, test } from 'vitest'
import type { Member } from '~/features/protocols/agreement'
import {
  type Attendee,
  answeredPoll,
  comingInWords,
  mayChooseAttendees,
  nameOf,
  notYetExpected,
} from './attendees'

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

test('a post is named with whoever holds it', () => {
  const person = { id: 'person:1', givenName: 'Samuel', familyName: 'Okoye' }
  const post = { id: 'post:1', label: 'Directeur de structure', holders: [{ id: 'mandate:1', person }] }
  const attendee = { person: null, post } as unknown as Attendee
  expect(nameOf(attendee)).toBe('Directeur de structure (Samuel Okoye)')
  expect(nameOf({ ...attendee, post: { ...post, holders: [] } } as unknown as Attendee)).toBe(
    'Directeur de structure',
  )
  expect(nameOf({ person, post: null } as unknown as Attendee)).toBe('Samuel Okoye')
})

test('those who come are counted in words', () => {
  const [yes, awaited] = [{ answer: 'ACCEPTED' }, { answer: 'AWAITED' }]
  expect(comingInWords([])).toBe('Personne n’est encore attendu.')
  expect(comingInWords([awaited, awaited])).toBe(
    'Personne n’a encore dit venir, sur les 2 personnes attendues.',
  )
  expect(comingInWords([yes, awaited])).toBe('1 viendra, sur les 2 personnes attendues.')
  expect(comingInWords([yes, yes])).toBe('2 viendront, sur les 2 personnes attendues.')
})

test('who is expected already is not offered again', () => {
  const post = (id: string) => ({ id })
  const member = { posts: [post('a'), post('b')], signatories: [post('a')] } as unknown as Member
  const [left] = notYetExpected([member], [{ post: { id: 'a' } }, { post: null }])
  expect(left?.posts.map(({ id }) => id)).toEqual(['b'])
  expect(left?.signatories).toEqual([])
})

test('while a date is being chosen, who answered one of those proposed has answered', () => {
  const answer = { choice: 'NO', person: null, post: null, guest: null }
  const hasAnswered = answeredPoll({
    options: [
      { answers: [{ ...answer, post: { id: 'post:1' }, person: { id: 'person:1' } }] },
      { answers: [{ ...answer, guest: { id: 'guest:1' } }] },
    ],
  } as unknown as Parameters<typeof answeredPoll>[0])
  expect(hasAnswered({ post: { id: 'post:1' }, person: null })).toBe(true)
  expect(hasAnswered({ post: null, person: { id: 'person:1' } })).toBe(true)
  expect(hasAnswered({ id: 'guest:1' })).toBe(true)
  expect(hasAnswered({ post: { id: 'post:2' }, person: null })).toBe(false)
  expect(hasAnswered({ post: null, person: null })).toBe(false)
})
