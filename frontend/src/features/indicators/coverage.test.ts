import { expect, test } from 'vitest'
import { type Row, sorted } from './coverage'

const cell = (state: Row['protocol']['state']) => ({ state, since: null })

function row(name: string, protocol: Row['protocol']['state'], contact: Row['protocol']['state']): Row {
  const covered = cell('COVERED')
  return {
    code: name,
    name,
    partnerships: [],
    spips: [],
    csapas: [],
    protocol: cell(protocol),
    reviewed: covered,
    meeting: covered,
    training: covered,
    contact: cell(contact),
  }
}

const rows = [
  row('Évreux', 'COVERED', 'MISSING'),
  row('Rouen', 'LAPSED', 'COVERED'),
  row('Bernay', 'MISSING', 'MISSING'),
  row('Dieppe', 'COVERED', 'COVERED'),
]
const names = (order: Parameters<typeof sorted>[1]) => sorted(rows, order).map(({ name }) => name)

test('names are ordered as French does, accents or not', () => {
  expect(names('nom')).toEqual(['Bernay', 'Dieppe', 'Évreux', 'Rouen'])
})

test('what is least covered comes first, alike in the order of names', () => {
  expect(names('manques')).toEqual(['Bernay', 'Évreux', 'Rouen', 'Dieppe'])
  expect(names('protocol')).toEqual(['Bernay', 'Rouen', 'Dieppe', 'Évreux'])
  expect(names('contact')).toEqual(['Bernay', 'Évreux', 'Dieppe', 'Rouen'])
})
