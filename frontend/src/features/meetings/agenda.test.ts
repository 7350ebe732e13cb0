import { expect, test } from 'vitest'
import {
  type AgendaItem,
  itemOf,
  otherThemes,
  placeAfterMove,
  plannedTime,
  reasonOf,
  type Suggestion,
} from './agenda'

const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null
const suggestion = (over: Partial<Suggestion>): Suggestion => ({
  kind: 'THEME',
  title: 'Médecin relais',
  theme: null,
  lastDiscussedOn: null,
  protocol: null,
  action: null,
  ...over,
})
const item = (id: string, position: number, over: Partial<AgendaItem> = {}): AgendaItem => ({
  id,
  position,
  kind: 'FREE',
  title: id,
  theme: null,
  minutesPlanned: null,
  protocol: null,
  action: null,
  block: null,
  ...over,
})

test('a suggestion says why it is there', () => {
  expect(plain(reasonOf(suggestion({ lastDiscussedOn: '2024-10-01' })))).toBe(
    'Pas discuté depuis le 1er octobre 2024',
  )
  expect(reasonOf(suggestion({}))).toBe('Jamais discuté ici')
  const action = { id: 'action:1', dueOn: '2026-11-30', late: true, originTitle: 'Réunion du 4 mars' }
  expect(plain(reasonOf(suggestion({ kind: 'CARRIED_ACTION', action })))).toBe(
    'En retard, pour le 30 novembre 2026 · décidée : Réunion du 4 mars',
  )
})

test('one press sends the thing itself, by its id', () => {
  const action = { id: 'action:1', dueOn: '2026-11-30', late: false, originTitle: '' }
  expect(itemOf('meeting:1', suggestion({ kind: 'CARRIED_ACTION', title: 'Annuaire', action }))).toEqual({
    meetingId: 'meeting:1',
    kind: 'CARRIED_ACTION',
    title: 'Annuaire',
    theme: null,
    protocolId: null,
    actionId: 'action:1',
  })
})

test('themes on the agenda or suggested are not offered twice', () => {
  const left = otherThemes({
    agenda: [item('a', 1, { theme: 'MINORS' })],
    suggestions: [suggestion({ theme: 'RELAY_DOCTOR' })],
  }).map(([theme]) => theme)
  expect(left).not.toContain('MINORS')
  expect(left).not.toContain('RELAY_DOCTOR')
  expect(left).toContain('CERTIFICATES')
})

test('planned time is summed in hours and minutes', () => {
  const of = (...minutes: (number | null)[]) =>
    plain(plannedTime(minutes.map((minutesPlanned) => ({ minutesPlanned }))))
  expect(of(null)).toBeNull()
  expect(of(20, null, 25)).toBe('45 min')
  expect(of(45, 20)).toBe('1 h 05')
  expect(of(60, 60)).toBe('2 h')
})

test('an item takes its neighbour’s place, and stops at the ends', () => {
  const items = [item('a', 10), item('b', 20), item('c', 30)]
  expect(placeAfterMove(items, 'b', -1)).toBe(10)
  expect(placeAfterMove(items, 'b', 1)).toBe(30)
  expect(placeAfterMove(items, 'a', -1)).toBeNull()
  expect(placeAfterMove(items, 'c', 1)).toBeNull()
})
