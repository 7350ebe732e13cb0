import { expect, test } from 'vitest'
import { barsOf, placeOf } from './dueScale'

const today = '2026-11-21'

test('today is the middle, a year fills each half, and more stays on the edge', () => {
  expect(placeOf(today, today)).toBe(50)
  expect(placeOf(today, '2027-11-21')).toBe(100)
  expect(placeOf(today, '2025-11-21')).toBe(0)
  expect(placeOf(today, '2010-01-01')).toBe(0)
  expect(placeOf(today, '2040-01-01')).toBe(100)
})

test('a review that is due ahead has no late part', () => {
  expect(barsOf(today, '2026-05-21', '2027-05-21').late).toBeNull()
  expect(barsOf(today, '2025-11-21', today).late).toBeNull()
})

test('a late review shows the time since its due date, up to today', () => {
  const { period, late } = barsOf(today, '2025-08-21', '2026-08-21')
  expect(late?.from).toBe(period.to)
  expect(late?.to).toBe(50)
})
