import { expect, test } from 'vitest'
import { blankOffer, checkOffer, checkPeriod, offerInput } from './offerValues'
import { awaitedAgreement } from './words'

const complete = {
  ...blankOffer,
  title: 'Deux jours au CSAPA',
  audiences: ['TRAINEE_MAGISTRATE' as const],
  startsOn: '2027-01-04',
  endsOn: '2027-06-30',
  contactPostId: 'post:1',
}

test('an offer says whom it takes, when, for how long and whom to ask', () => {
  expect(checkOffer(complete)).toEqual([])
  expect(checkOffer({ ...blankOffer, days: '', capacity: '0' }).map(({ field }) => field)).toEqual([
    'title',
    'audiences',
    'startsOn',
    'endsOn',
    'days',
    'capacity',
    'contactPostId',
  ])
})

test('a period does not end before it starts', () => {
  expect(checkPeriod({ startsOn: '2027-01-04', endsOn: '2027-01-04' })).toEqual([])
  expect(checkPeriod({ startsOn: '2027-01-04', endsOn: '2027-01-03' }).map(({ field }) => field)).toEqual([
    'endsOn',
  ])
})

test('numbers are sent as numbers and an empty text as none', () => {
  expect(offerInput(complete)).toMatchObject({
    days: 2,
    capacity: 1,
    description: null,
    endsOn: '2027-06-30',
  })
})

test('a request says whose agreement it waits for', () => {
  const request = { state: 'REQUESTED' as const, hostAgreedAt: null, homeAgreedAt: null }
  expect(awaitedAgreement(request)).toMatch(/accueil et la structure d’origine/)
  expect(awaitedAgreement({ ...request, hostAgreedAt: '2026-11-21T10:00:00Z' })).toMatch(/origine doit/)
  expect(awaitedAgreement({ ...request, homeAgreedAt: '2026-11-21T10:00:00Z' })).toMatch(/accueil doit/)
  expect(awaitedAgreement({ ...request, state: 'AGREED' })).toBeNull()
})
