import { expect, test } from 'vitest'
import * as counts from './counts'

const { lastKnown, runsOf, shareOf } = counts
// Spaces before signs do not break.
const plain = (text: string) => text.replace(/\s/g, ' ')
const countInWords = (count: Parameters<typeof counts.countInWords>[0]) => plain(counts.countInWords(count))
const trendInWords = (shares: (number | null)[]) => plain(counts.trendInWords(shares))

test('fewer than five people are never told', () => {
  expect(countInWords({ satisfied: null, total: null })).toBe('moins de cinq personnes, non affiché')
  expect(countInWords({ satisfied: null, total: 9 })).toMatch(/^sur 9 ;/)
  expect(countInWords({ satisfied: 2, total: 3 })).toBe('2 sur 3')
  expect(countInWords({ satisfied: 0, total: 0 })).toBe('rien à compter')
})

test('nothing to count has no share, none of some has zero', () => {
  expect(shareOf({ satisfied: 0, total: 0 })).toBeNull()
  expect(shareOf({ satisfied: null, total: 6 })).toBeNull()
  expect(shareOf(null)).toBeNull()
  expect(shareOf({ satisfied: 0, total: 4 })).toBe(0)
  expect(shareOf({ satisfied: 1, total: 4 })).toBe(0.25)
})

test('the line is broken where nothing can be told', () => {
  expect(runsOf([0, 1, null, 0.5], 30, 10)).toEqual([
    [
      { x: 0, y: 10 },
      { x: 10, y: 0 },
    ],
    [{ x: 30, y: 5 }],
  ])
  expect(runsOf([null, null], 30, 10)).toEqual([])
})

test('where there is nothing to count any more, the last month that had something is known', () => {
  expect(lastKnown([null, 0, 0.5, null, null])).toEqual({ index: 2, share: 0.5 })
  expect(lastKnown([null, 0])).toEqual({ index: 1, share: 0 })
  expect(lastKnown([null, null])).toBeNull()
})

test('the trend is said from its first known month to its last', () => {
  expect(trendInWords([null, 0.25, 0.5, 1])).toBe('Évolution sur 24 mois : de 25 % à 100 %.')
  expect(trendInWords([0.5, 1, 0.5])).toMatch(/50 % au début comme à la fin/)
  expect(trendInWords([null])).toBe('Pas encore d’évolution à montrer.')
})
