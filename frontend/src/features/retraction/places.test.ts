import { expect, test } from 'vitest'
import { hasTitle, placeInWords } from './places'

test('a place is named with the title of what it belongs to, when there is one', () => {
  const place = { thing: 'Formation', part: 'programme' }
  expect(placeInWords(place)).toBe('Formation (programme)')
  expect(placeInWords(place, 'Repérage')).toBe('Formation «\u00a0Repérage\u00a0» (programme)')
})

test('a title is asked for where one can be read', () => {
  expect(hasTitle('event:018f')).toBe(true)
  expect(hasTitle('clause:018f')).toBe(false)
})
