import { describe, expect, test } from 'vitest'
import { type TextSegment, wordDiff } from './wordDiff'

/** The text that the segments describe on one side. */
const sideOf = (segments: readonly TextSegment[], side: 'ADDED' | 'REMOVED'): string =>
  segments
    .filter((segment) => segment.kind === 'SAME' || segment.kind === side)
    .map((segment) => segment.text)
    .join('')

const before = 'Le CSAPA propose un premier rendez-vous sous deux semaines, en présence du CPIP.'
const after = 'Le CSAPA propose un premier entretien sous dix jours, en présence du CPIP.'

describe('wordDiff', () => {
  test('equal texts are one segment', () => {
    expect(wordDiff(before, before)).toEqual([{ kind: 'SAME', text: before }])
  })

  test('both texts can be read back from the segments', () => {
    const pairs = [
      [before, after],
      ['', after],
      [before, ''],
      ['a b c d', 'b c d e'],
      ['L’accord écrit.\n\nLe suivi.', 'L’accord oral.\n\nLe suivi annuel.'],
    ] as const
    for (const [old, young] of pairs) {
      const segments = wordDiff(old, young)
      expect(sideOf(segments, 'REMOVED')).toBe(old)
      expect(sideOf(segments, 'ADDED')).toBe(young)
    }
  })

  test('neighbouring words change together', () => {
    const changes = wordDiff('sous deux semaines pleines.', 'sous dix jours ouvrés.').filter(
      ({ kind }) => kind !== 'SAME',
    )
    expect(changes).toEqual([
      { kind: 'REMOVED', text: 'deux semaines pleines' },
      { kind: 'ADDED', text: 'dix jours ouvrés' },
    ])
  })

  test('an elided article stays apart from its word', () => {
    expect(wordDiff('l’accord', 'l’avis').filter(({ kind }) => kind !== 'SAME').length).toBeGreaterThan(0)
    expect(wordDiff('dans l’équipe', 'dans l’équipe de soin').at(-1)).toEqual({
      kind: 'ADDED',
      text: ' de soin',
    })
  })
})
