import { describe, expect, test } from 'vitest'
import { excerptOf, isRefused } from './guardFindings'

const finding = { reason: 'NAME', start: 0, end: 1, message: '' }

describe('guard findings', () => {
  test('one refusal is enough to refuse', () => {
    expect(isRefused([{ ...finding, verdict: 'WARN' }])).toBe(false)
    expect(
      isRefused([
        { ...finding, verdict: 'WARN' },
        { ...finding, verdict: 'REFUSE' },
      ]),
    ).toBe(true)
  })

  test('a short text is shown whole', () => {
    const text = 'Suivi de M. D. à revoir'
    expect(excerptOf(text, { start: 9, end: 14 })).toEqual({
      before: 'Suivi de ',
      passage: 'M. D.',
      after: ' à revoir',
    })
  })

  test('a long text is cut between words on both sides', () => {
    const text = `${'autant de mots que nécessaire '.repeat(4)}M. D. ${'et encore des mots après '.repeat(4)}`
    const start = text.indexOf('M. D.')
    const { before, passage, after } = excerptOf(text, { start, end: start + 5 })
    expect(passage).toBe('M. D.')
    expect(before).toMatch(/^… (mots|que|nécessaire|autant|de) /)
    expect(after).toMatch(/(et|encore|des|mots|après) …$/)
  })

  test('positions count as browsers count, astral characters included', () => {
    const text = '😀 M. D.'
    expect(excerptOf(text, { start: 3, end: 8 }).passage).toBe('M. D.')
  })
})
