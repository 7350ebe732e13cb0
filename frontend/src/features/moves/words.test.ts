import { expect, test } from 'vitest'
import { changeWords, reportTitle } from './words'

/** Spaces before punctuation are made fine and unbreakable when the page is built. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ')

const organisation = { id: 'organisation:1', name: 'CSAPA La Passerelle' }
const into = { id: 'organisation:2', name: 'CSAPA du Cap' }

test('a change is told from where it is read', () => {
  const moved = {
    kind: 'POST_MOVED' as const,
    state: 'DONE' as const,
    takesEffectOn: '2026-04-01',
    organisation,
    into,
    post: { label: 'Médecin' },
  }
  expect(plain(changeWords(moved, organisation.id))).toBe('Médecin : passe à CSAPA du Cap le 1er avril 2026')
  expect(plain(changeWords(moved, into.id))).toBe('Médecin : vient de CSAPA La Passerelle le 1er avril 2026')
  const merged = { ...moved, kind: 'MERGED' as const, post: null }
  expect(plain(changeWords(merged, organisation.id))).toBe('Rejoint CSAPA du Cap le 1er avril 2026')
  expect(plain(changeWords(merged, into.id))).toBe('Accueille CSAPA La Passerelle le 1er avril 2026')
})

test('a report names the person where one is known', () => {
  const post = { id: 'post:1', label: 'Médecin', organisation }
  const line = {
    id: 'staff-report:1',
    kind: 'ARRIVAL' as const,
    state: 'PENDING' as const,
    happensOn: '2026-04-01',
    personName: null,
    personEmail: null,
    reportedAt: '2026-03-03T09:00:00Z',
    word: null,
    viewerCanDecide: false,
    viewerCanWithdraw: true,
    partnership: null,
    post,
    mandate: null,
  }
  expect(plain(reportTitle(line))).toBe('Arrivée : Médecin')
  expect(plain(reportTitle({ ...line, personName: 'Léa Fontaine' }))).toBe('Arrivée de Léa Fontaine')
  const person = { id: 'person:1', givenName: 'Nadia', familyName: 'Benali' }
  expect(plain(reportTitle({ ...line, kind: 'DEPARTURE', mandate: { id: 'mandate:1', person } }))).toBe(
    'Départ de Nadia Benali',
  )
})
