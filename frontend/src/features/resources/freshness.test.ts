import { expect, it } from 'vitest'
import { confirmedIn } from './freshness'

it('says the month, and the year of another year', () => {
  expect(confirmedIn('2026-03-31', '2026-11-22')).toBe('en mars')
  expect(confirmedIn('2025-08-01', '2026-11-22')).toBe('en août 2025')
})
