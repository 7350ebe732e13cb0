import { expect, it } from 'vitest'
import { isPlausible, numbersOf, placesOf } from './typedPlaces'

it('goes from places to what is typed and back, without what is not offered', () => {
  const places = [{ kind: 'RESIDENTIAL_CENTRE' as const, offered: 8 }]
  const typed = numbersOf(places)
  expect([typed.RESIDENTIAL_CENTRE, typed.TRANSITION]).toEqual(['8', ''])
  expect(placesOf({ ...typed, TRANSITION: ' 2 ', HOST_FAMILY: '0' })).toEqual([
    { kind: 'RESIDENTIAL_CENTRE', offered: 8 },
    { kind: 'TRANSITION', offered: 2 },
  ])
})

it('takes whole numbers that a structure can offer, or nothing', () => {
  expect(['', '0', '1', ' 500 '].every(isPlausible)).toBe(true)
  expect(['501', '-1', '2,5', 'deux'].some(isPlausible)).toBe(false)
})
