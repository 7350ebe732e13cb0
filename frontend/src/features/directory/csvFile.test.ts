import { expect, test } from 'vitest'
import { decodeCsv } from './csvFile'

const bytes = (...values: number[]) => new Uint8Array(values).buffer

test('accents survive whichever encoding the spreadsheet wrote', () => {
  expect(decodeCsv(new TextEncoder().encode('Réunion').buffer as ArrayBuffer)).toBe('Réunion')
  expect(decodeCsv(bytes(0x52, 0xe9, 0x75, 0x6e, 0x69, 0x6f, 0x6e))).toBe('Réunion')
})

test('the mark that some programs put first is not part of the header', () => {
  expect(decodeCsv(bytes(0xef, 0xbb, 0xbf, 0x6e, 0x6f, 0x6d))).toBe('nom')
})
