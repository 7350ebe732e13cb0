import { expect, test } from 'vitest'
import { blankFeed, checkFeed, feedInput } from './feedValues'

test('a feed shows what concerns its owner unless something else is chosen', () => {
  expect(feedInput({ ...blankFeed, name: 'Téléphone', alarm: '1440' })).toEqual({
    name: 'Téléphone',
    postId: null,
    alarmMinutes: 1440,
    scope: 'MINE',
    partnershipId: null,
    territory: null,
    kinds: [],
    includeCancelled: true,
    colour: null,
  })
})

test('only what belongs to the chosen scope is sent', () => {
  const chosen = {
    ...blankFeed,
    partnershipId: 'partnership:1',
    territory: { id: 'dep:76', label: 'Seine-Maritime' },
  }
  expect(feedInput({ ...chosen, scope: 'PARTNERSHIP' })).toMatchObject({
    partnershipId: 'partnership:1',
    territory: null,
  })
  expect(feedInput({ ...chosen, scope: 'TERRITORY' })).toMatchObject({
    partnershipId: null,
    territory: 'dep:76',
  })
  expect(feedInput({ ...chosen, scope: 'ORGANISATION' })).toMatchObject({
    partnershipId: null,
    territory: null,
  })
})

test('a partnership or a territory must be named', () => {
  expect(checkFeed(blankFeed)).toEqual([])
  expect(checkFeed({ ...blankFeed, scope: 'PARTNERSHIP' }).map(({ field }) => field)).toEqual([
    'partnershipId',
  ])
  expect(checkFeed({ ...blankFeed, scope: 'TERRITORY' }).map(({ field }) => field)).toEqual(['territory'])
})
