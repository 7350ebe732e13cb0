import { expect, test } from 'vitest'
import { freeOfReserve, seatWords, shownSeats } from './seats'
import { counted, durationInWords, groupOf, ordinal } from './words'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const seats = (group: 'JUSTICE' | 'HEALTH' | 'OTHER', left = 0, waiting = 0) => ({
  group,
  reserved: 0,
  taken: 0,
  waiting,
  left,
})

test('seats left are told in words, and a full list says how many wait', () => {
  expect(plain(seatWords({ left: 1, waiting: 0 }).word)).toBe('1 place libre')
  expect(plain(seatWords({ left: 4, waiting: 0 }).word)).toBe('4 places libres')
  expect(plain(seatWords({ left: 0, waiting: 2 }).word)).toBe('Complet, 2 en attente')
  expect(seatWords({ left: 0, waiting: 0 }).word).toBe('Complet')
})

test('both sides always show, the others only when they have seats', () => {
  expect(shownSeats([seats('JUSTICE'), seats('HEALTH'), seats('OTHER')]).map(({ group }) => group)).toEqual([
    'JUSTICE',
    'HEALTH',
  ])
  expect(shownSeats([seats('OTHER', 3)])).toHaveLength(1)
})

test('more reserved than there is leaves less than nothing', () => {
  expect(freeOfReserve(20, [8, 8])).toBe(4)
  expect(freeOfReserve(10, [8, 8])).toBe(-6)
})

test('health is three sectors, justice one', () => {
  expect(groupOf('PREMIER_RECOURS')).toBe('HEALTH')
  expect(groupOf('JUSTICE')).toBe('JUSTICE')
  expect(groupOf('APPUI_SANTE')).toBe('OTHER')
})

test('counts, ranks and lengths read as people say them', () => {
  expect(plain(counted(0, 'inscrit'))).toBe('0 inscrit')
  expect(plain(counted(2, 'inscrit'))).toBe('2 inscrits')
  expect([ordinal(1), ordinal(2)]).toEqual(['1re', '2e'])
  expect([45, 180, 185].map((minutes) => plain(durationInWords(minutes)))).toEqual([
    '45 min',
    '3 h',
    '3 h 05',
  ])
})
