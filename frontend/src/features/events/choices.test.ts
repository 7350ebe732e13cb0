import { expect, test } from 'vitest'
import { answerRows, bestDates, countsInWords, wordOfChoice } from './choices'

test('the best dates have most yes, then most if need be, and several may be equal', () => {
  const option = (id: string, yes: number, ifNeedBe: number) => ({ id, yes, ifNeedBe })
  expect(bestDates([option('a', 2, 0), option('b', 2, 1), option('c', 1, 5)])).toEqual(['b'])
  expect(bestDates([option('a', 1, 0), option('b', 1, 0)])).toEqual(['a', 'b'])
  expect(bestDates([option('a', 0, 0)])).toEqual([])
})

test('everybody who answered has one row, with nothing where a date was left out', () => {
  const rows = answerRows([
    { id: 'a', answers: [{ who: 'Zoé', choice: 'YES' }] },
    {
      id: 'b',
      answers: [
        { who: 'Élise', choice: 'NO' },
        { who: 'Zoé', choice: 'IF_NEED_BE' },
      ],
    },
  ])
  expect(rows).toEqual([
    { who: 'Élise', choices: [null, 'NO'] },
    { who: 'Zoé', choices: ['YES', 'IF_NEED_BE'] },
  ])
})

test('answers are said in words', () => {
  expect(wordOfChoice('IF_NEED_BE')).toBe('Si besoin')
  expect(wordOfChoice(null)).toBe('Pas de réponse')
  expect(countsInWords({ yes: 2, ifNeedBe: 0, no: 1 })).toBe('2 oui, 0 si besoin, 1 non')
})
