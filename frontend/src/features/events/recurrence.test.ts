import { expect, test } from 'vitest'
import { blankRecurrence, checkRecurrence, recurrenceInput, recurrenceWords } from './recurrence'

const yearly = { ...blankRecurrence, repeat: 'YEARLY' as const }

test('a yearly series keeps its weekday and its rank in the month', () => {
  expect(recurrenceWords(yearly, '2027-03-09')).toBe('Chaque année, le deuxième mardi de mars, 5 fois.')
  expect(recurrenceInput(yearly, '2027-03-09')).toEqual({
    frequency: 'YEARLY',
    interval: 1,
    weekdays: ['TUESDAY'],
    nth: 2,
    month: 3,
    count: 5,
    until: null,
  })
})

test('a fifth weekday is meant as the last', () => {
  expect(recurrenceInput({ ...yearly, repeat: 'MONTHLY' }, '2027-03-30')).toMatchObject({
    nth: -1,
    month: null,
  })
  expect(recurrenceWords(yearly, '2027-10-29')).toBe('Chaque année, le dernier vendredi d’octobre, 5 fois.')
})

test('weekly, by interval, until a day', () => {
  const values = { ...blankRecurrence, repeat: 'WEEKLY' as const, interval: '2', ends: 'until' as const }
  expect(checkRecurrence(values).map(({ field }) => field)).toEqual(['recurrence.until'])
  expect(recurrenceInput({ ...values, until: '2027-06-30' }, '2027-03-10')).toEqual({
    frequency: 'WEEKLY',
    interval: 2,
    weekdays: ['WEDNESDAY'],
    nth: null,
    month: null,
    count: null,
    until: '2027-06-30',
  })
  expect(recurrenceWords({ ...values, until: '2027-06-30' }, '2027-03-10')).toBe(
    'Toutes les 2 semaines, le mercredi.',
  )
})

test('the same date each year has no weekday', () => {
  expect(recurrenceInput({ ...yearly, sameDate: true }, '2027-03-01')).toMatchObject({
    weekdays: [],
    nth: null,
  })
  expect(recurrenceWords({ ...yearly, sameDate: true }, '2027-03-01')).toBe(
    'Chaque année, le 1er mars, 5 fois.',
  )
})

test('an end is needed, and nothing repeats without a first day', () => {
  expect(checkRecurrence({ ...yearly, count: '1' })).toHaveLength(1)
  expect(checkRecurrence(blankRecurrence)).toEqual([])
  expect(recurrenceInput(yearly, null)).toBeNull()
})
