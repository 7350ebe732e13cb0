import { expect, test } from 'vitest'
import { splitClauses } from './pastedClauses'

const titles = (text: string) => splitClauses(text).map(({ title }) => title)

test('articles become clauses, what stands before them a preamble', () => {
  const text =
    'Entre les parties.\n\nArticle 1 – Objet\nDire qui fait quoi.\n\nARTICLE 2 : Attestations\nDate et lieu.\n'
  expect(splitClauses(text).map(({ title, body }) => [title, body])).toEqual([
    ['Préambule', 'Entre les parties.'],
    ['Objet', 'Dire qui fait quoi.'],
    ['Attestations', 'Date et lieu.'],
  ])
})

test('a numbered list inside an article stays in it', () => {
  expect(titles('Article 1 - Objet\n1. Un point\n2. Un autre')).toEqual(['Objet'])
})

test('lines numbered in a row are headings, other numbers are text', () => {
  expect(titles('1. Objet\nDans les 3 mois.\n12. rue\n2) Durée\nUn an.')).toEqual(['Objet', 'Durée'])
})

test('a heading without words keeps its number as title', () => {
  expect(titles('Article 1er\nLe texte.')).toEqual(['Article 1er'])
})

test('a text without headings is one clause, an empty one none', () => {
  expect(titles('Un seul texte.')).toEqual(['Texte de l’accord'])
  expect(splitClauses('  \n ')).toEqual([])
})

test('each piece can be found again where it was pasted', () => {
  const text = '  Avant.\nArticle 1 : Objet\n\n  Le corps 😀.\n# Fin\nFin.'
  for (const { title, body, titleAt, bodyAt } of splitClauses(text)) {
    expect(text.slice(bodyAt, bodyAt + body.length)).toBe(body)
    if (titleAt !== null) expect(text.slice(titleAt, titleAt + title.length)).toBe(title)
  }
})
