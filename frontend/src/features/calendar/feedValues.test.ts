import { expect, test } from 'vitest'
import { blankFeed, checkFeed, feedInput } from './feedValues'

const chosen = {
  ...blankFeed,
  partnershipId: 'partnership:1',
  territory: { id: 'dep:76', label: 'Seine-Maritime' },
}

test('a feed shows all that its owner may read unless something else is chosen', () => {
  expect(feedInput({ ...blankFeed, name: 'Téléphone', alarm: '1440' })).toEqual({
    name: 'Téléphone',
    postId: null,
    alarmMinutes: 1440,
    filter: { scope: null, partnershipId: null, territory: null, kinds: [], includeCancelled: true },
    colour: null,
  })
})

test('only what belongs to the chosen scope is sent', () => {
  const sent = (scope: typeof blankFeed.scope) => feedInput({ ...chosen, scope }).filter
  expect(sent('PARTNERSHIP')).toMatchObject({
    scope: 'PARTNERSHIP',
    partnershipId: 'partnership:1',
    territory: null,
  })
  expect(sent('TERRITORY')).toMatchObject({ scope: 'TERRITORY', partnershipId: null, territory: 'dep:76' })
  expect(sent('ORGANISATION')).toMatchObject({ scope: 'ORGANISATION', partnershipId: null, territory: null })
})

test('the feed of a post has no other part', () => {
  const ofPost = { ...chosen, postId: 'post:1', scope: 'PARTNERSHIP' as const }
  expect(feedInput(ofPost).filter).toMatchObject({ scope: null, partnershipId: null, territory: null })
  expect(checkFeed({ ...ofPost, partnershipId: null })).toEqual([])
})

test('a partnership or a territory must be named', () => {
  const fields = (scope: typeof blankFeed.scope) =>
    checkFeed({ ...blankFeed, scope }).map(({ field }) => field)
  expect(fields('ALL')).toEqual([])
  expect(fields('PARTNERSHIP')).toEqual(['filter.partnershipId'])
  expect(fields('TERRITORY')).toEqual(['filter.territory'])
})
