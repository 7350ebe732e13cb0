import { expect, test } from 'vitest'
import { isDay, periodOf, periodTitle, turned, weeksOf } from './period'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('weeks start on Monday', () => {
  expect(periodOf('semaine', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' })
  expect(periodOf('semaine', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
})

test('a month’s table shows whole weeks, its list the month alone', () => {
  expect(periodOf('mois', '2026-11-22')).toEqual({ from: '2026-10-26', to: '2026-12-06' })
  expect(periodOf('liste', '2026-11-22')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  const weeks = weeksOf(periodOf('mois', '2026-11-22'))
  expect(weeks).toHaveLength(6)
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06')
})

test('turning a month from its 31st loses no month', () => {
  expect(turned('mois', '2027-01-31', 1)).toBe('2027-02-01')
  expect(turned('liste', '2026-03-31', -1)).toBe('2026-02-01')
  expect(turned('semaine', '2026-12-31', 1)).toBe('2027-01-07')
})

test('periods in words', () => {
  expect(plain(periodTitle('mois', '2026-11-22'))).toBe('Novembre 2026')
  expect(plain(periodTitle('semaine', '2026-11-22'))).toBe('Semaine du 16 novembre 2026')
})

test('an address may hold anything', () => {
  expect(isDay('2026-02-29')).toBe(false)
  expect(isDay('2026-11-22')).toBe(true)
  expect(isDay('demain')).toBe(false)
  expect(isDay(20261122)).toBe(false)
})
