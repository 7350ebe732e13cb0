import { describe, expect, test } from 'vitest'
import * as dates from './dates'

// Read without their no-break spaces, which one test of its own checks.
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const dateInWords = (date: string) => plain(dates.dateInWords(date))
const shortDate = (date: string) => plain(dates.shortDate(date))
const momentInWords = (instant: string, zone: string, viewer: string) =>
  plain(dates.momentInWords(instant, zone, viewer))
const hourInWords = (instant: string, zone: string, viewer: string) =>
  plain(dates.hourInWords(instant, zone, viewer))
const spanInWords = (starts: string, ends: string, zone: string, viewer: string) =>
  plain(dates.spanInWords(starts, ends, zone, viewer))
const { daysBetween, distanceInWords } = dates

describe('dates in words', () => {
  test('a number stays on the line of its word', () => {
    expect(dates.shortDate('2026-11-24')).toBe('24\u00a0novembre 2026')
    expect(dates.momentInWords('2026-11-24T13:30:00Z', 'Europe/Paris', 'Europe/Paris')).toMatch(
      /14\u00a0h\u00a030$/,
    )
  })

  test('a civil date keeps its day whatever the zone', () => {
    expect(dateInWords('2026-11-24')).toBe('mardi 24 novembre 2026')
    expect(shortDate('2028-02-29')).toBe('29 février 2028')
  })

  test('the first of a month is ordinal, and no other day is', () => {
    expect(dateInWords('2027-03-01')).toBe('lundi 1er mars 2027')
    expect(dateInWords('2027-03-21')).toBe('dimanche 21 mars 2027')
    expect(dateInWords('2027-03-11')).toBe('jeudi 11 mars 2027')
  })

  test('the viewer’s own time is not repeated when it is the same', () => {
    expect(momentInWords('2026-11-24T13:30:00Z', 'Europe/Paris', 'Europe/Brussels')).toBe(
      'mardi 24 novembre 2026 à 14 h 30',
    )
  })

  test('another zone shows its place and the viewer’s time', () => {
    expect(momentInWords('2026-11-24T10:00:00Z', 'Indian/Reunion', 'Europe/Paris')).toBe(
      'mardi 24 novembre 2026 à 14 h (heure de La Réunion, 11 h chez vous)',
    )
  })

  test('the viewer’s day is told when it is another one', () => {
    expect(momentInWords('2026-11-30T13:30:00Z', 'Pacific/Noumea', 'America/Martinique')).toBe(
      'mardi 1er décembre 2026 à 0 h 30 (heure de Nouvelle-Calédonie, lundi 30 novembre 2026 à 9 h 30 chez vous)',
    )
  })

  test('midnight is 0 h, not 24 h', () => {
    expect(momentInWords('2026-07-13T22:00:00Z', 'Europe/Paris', 'Europe/Paris')).toBe(
      'mardi 14 juillet 2026 à 0 h',
    )
  })

  test('distances count civil days across a change of clocks', () => {
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
    expect(distanceInWords('2026-11-21', '2026-11-21')).toBe('aujourd’hui')
    expect(distanceInWords('2026-11-21', '2026-12-21')).toBe('dans 30 jours')
    expect(distanceInWords('2026-11-21', '2026-11-18')).toBe('il y a 3 jours')
    expect(distanceInWords('2026-11-21', '2027-11-21')).toBe('dans 12 mois')
  })
})

describe('an agenda’s hours', () => {
  test('the viewer’s clock comes first, the event’s beside it where it differs', () => {
    expect(hourInWords('2026-11-24T13:00:00Z', 'Europe/Paris', 'Europe/Paris')).toBe('14 h')
    expect(hourInWords('2026-11-24T13:30:00Z', 'Indian/Reunion', 'Europe/Paris')).toBe(
      '14 h 30 (17 h 30, heure de La Réunion)',
    )
    expect(hourInWords('2026-11-24T13:00:00Z', 'Pacific/Noumea', 'Europe/Paris')).toBe(
      '14 h (mercredi 25 novembre 2026 à 0 h, heure de Nouvelle-Calédonie)',
    )
  })
})

describe('spans in words', () => {
  const starts = '2026-11-24T13:00:00Z'
  const ends = '2026-11-24T15:30:00Z'

  test('one clock is enough where all clocks agree', () => {
    expect(spanInWords(starts, ends, 'Europe/Paris', 'Europe/Paris')).toBe(
      'mardi 24 novembre 2026, de 14 h à 16 h 30',
    )
  })

  test('other clocks are shown beside, with their day when it differs', () => {
    expect(spanInWords(starts, ends, 'Europe/Paris', 'Indian/Reunion')).toBe(
      'mardi 24 novembre 2026, de 14 h à 16 h 30 (heure de Paris ; chez vous : de 17 h à 19 h 30)',
    )
    expect(spanInWords(starts, ends, 'Europe/Paris', 'Pacific/Noumea')).toBe(
      'mardi 24 novembre 2026, de 14 h à 16 h 30 (heure de Paris ; chez vous : mercredi 25 novembre 2026, de 0 h à 2 h 30)',
    )
  })

  test('a span over several days names both', () => {
    expect(spanInWords(starts, '2026-11-25T09:00:00Z', 'Europe/Paris', 'Europe/Paris')).toBe(
      'du mardi 24 novembre 2026 à 14 h au mercredi 25 novembre 2026 à 10 h',
    )
  })
})

test('a period of one day is named by that day', () => {
  expect(plain(dates.periodInWords('2027-01-06', '2027-01-06'))).toBe('Le 6 janvier 2027')
  expect(plain(dates.periodInWords('2027-01-06', '2027-01-08'))).toBe('Du 6 janvier 2027 au 8 janvier 2027')
})
