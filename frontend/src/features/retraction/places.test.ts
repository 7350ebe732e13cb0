import { expect, test } from 'vitest'
import { hasTitle, headingsOf, placeInWords } from './places'

test('a place is named with the title of what it belongs to, when there is one', () => {
  const place = { thing: 'Formation', part: 'programme' }
  expect(placeInWords(place)).toBe('Formation (programme)')
  expect(placeInWords(place, { title: 'Repérage' })).toBe('Formation «\u00a0Repérage\u00a0» (programme)')
})

test('a title is asked for where one can be read', () => {
  expect(hasTitle('event:018f')).toBe(true)
  expect(hasTitle('clause:018f')).toBe(false)
})

test('clauses of one text are told apart by number, title and version, blocks of minutes by their item', () => {
  const headings = headingsOf({
    __typename: 'Partnership',
    id: 'partnership:1',
    protocols: {
      nodes: [
        {
          id: 'protocol:1',
          title: 'Protocole-cadre',
          versions: [
            { id: 'version:1', number: 2, clauses: [{ id: 'clause:1', number: 3, title: 'L’attestation' }] },
          ],
        },
      ],
    },
    annualMeetings: {
      nodes: [
        {
          id: 'meeting:1',
          title: 'Réunion 2026',
          minutes: { blocks: [{ id: 'block:1', agendaItem: { id: 'agenda-item:1', title: 'Les délais' } }] },
        },
      ],
    },
  })
  const named = (id: string) =>
    placeInWords({ thing: 'Passage', part: 'texte' }, headings.get(id)).replaceAll('\u00a0', ' ')
  expect(named('clause:1')).toBe('Passage « 3. L’attestation » (texte), Protocole-cadre, version 2')
  expect(named('block:1')).toBe('Passage « Les délais » (texte), Réunion 2026')
})
