import { expect, test } from 'vitest'
import { tied, tieSource } from './noBreak'

const nb = '\u00a0'

test('signs stay with their words', () => {
  expect(tied('Motif : aucun ; venez-vous ? Oui !')).toBe(
    `Motif${nb}: aucun${nb}; venez-vous${nb}? Oui${nb}!`,
  )
  expect(tied('Le poste « JAP » est vacant.')).toBe(`Le poste «${nb}JAP${nb}» est vacant.`)
})

test('a sign at the beginning of a source line goes back to its word, and no line is lost', () => {
  expect(tied('ceux qui signent\n    : tous ceux')).toBe(`ceux qui signent${nb}:\n     tous ceux`)
})

test('texts are tied wherever they are written: JSX, attributes, strings, templates', () => {
  const source = [
    'const a = isIt ? `« $' + '{title} » : $' + '{count} !` : "Quoi ?"',
    'const b = <p title="Motif : rien">Ici : <b>{x}</b> ; fin</p>',
  ].join('\n')
  expect(tieSource(source, 'a.tsx')).toBe(
    [
      `const a = isIt ? \`«${nb}\${title}${nb}»${nb}: \${count}${nb}!\` : "Quoi${nb}?"`,
      `const b = <p title="Motif${nb}: rien">Ici${nb}: <b>{x}</b>${nb}; fin</p>`,
    ].join('\n'),
  )
})

test('code, comments and queries are left as they are', () => {
  const source = [
    'const c = ok ? 1 : 2 // « voir » : ici !',
    'const q = graphql(`query Q($a: ID) { a : b }`)',
    "import { x } from './x'",
  ].join('\n')
  expect(tieSource(source, 'a.tsx')).toBe(source)
})
