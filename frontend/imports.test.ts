import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => /\.tsx?$/.test(path) && !path.includes('generated') && !path.endsWith('.gen.ts'))

const fileOf = (from: string, name: string): string[] => {
  const base = name.startsWith('~/')
    ? join('src', name.slice(2))
    : name.startsWith('.')
      ? normalize(join(dirname(from), name))
      : null
  return [`${base}.ts`, `${base}.tsx`].filter((path) => base !== null && existsSync(path))
}

const imports = new Map(
  sources.map((path) => [
    path,
    [...readFileSync(path, 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].flatMap(([, name = '']) =>
      fileOf(path, name),
    ),
  ]),
)

test('no page imports from another page', () => {
  const isPage = (path: string) => path.endsWith('Page.tsx')
  const loans = [...imports]
    .filter(([path]) => !path.startsWith('src/routes'))
    .flatMap(([path, names]) => names.filter(isPage).map((name) => `${path} ← ${name}`))
  expect(imports.size).toBeGreaterThan(300)
  expect(loans).toEqual([])
})

test('no import leads back to its file', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const follow = (path: string, way: readonly string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (way.includes(path) || done.has(path)) return
    for (const next of imports.get(path) ?? []) follow(next, [...way, path])
    done.add(path)
  }
  for (const path of sources) follow(path, [])
  expect(circles).toEqual([])
})
