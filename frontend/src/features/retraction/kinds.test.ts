import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { retractable, withoutButton } from './kinds'

const frontend = join(import.meta.dirname, '../..')
const slices = join(frontend, '../../src')

const filesOf = (folder: string, end: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(end))
    .map((name) => readFileSync(join(folder, name), 'utf8'))

const matches = (texts: string[], pattern: RegExp): Set<string> =>
  new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, kind]) => kind ?? '')))

/** Kinds of texts that the server retracts from. */
const declared = matches(filesOf(slices, 'texts.rs'), /\bkind: "([a-z-]+)"/g)

test('every kind of text has a button beside it, or a reason why not', () => {
  expect(declared.size).toBeGreaterThan(40)
  expect([...retractable, ...Object.keys(withoutButton)].sort()).toEqual([...declared].sort())
})

test('the pages have the buttons that are promised', () => {
  const pages = filesOf(join(frontend, 'features'), '.tsx').flatMap((text) =>
    [...text.matchAll(/<RetractButton[^/]*?\/>/gs)].map(([button]) => button),
  )
  expect([...matches(pages, /\bkind="([a-z-]+)"/g)].sort()).toEqual([...retractable])
})
