import { describe, expect, it } from 'vitest'
import { linkedParagraphs } from './linked'

const told = (body: string, ...places: [number, number][]) =>
  linkedParagraphs(
    body,
    places.map(([start, end]) => ({ start, end })),
  ).map((pieces) => pieces.map(({ text, mention }) => (mention ? `[${text}]` : text)))

describe('a text with its words', () => {
  it('is cut at each word, in reading order', () => {
    expect(told('Une rechute n’est pas une récidive.', [26, 34], [4, 11])).toEqual([
      ['Une ', '[rechute]', ' n’est pas une ', '[récidive]', '.'],
    ])
  })

  it('keeps its paragraphs', () => {
    expect(told('Un.\n\nSuivi.\n\nTrois.', [5, 10])).toEqual([['Un.'], ['[Suivi]', '.'], ['Trois.']])
  })

  it('counts a character beyond the basic plane as one', () => {
    expect(told('😀 suivi', [2, 7])).toEqual([['😀 ', '[suivi]']])
  })
})
