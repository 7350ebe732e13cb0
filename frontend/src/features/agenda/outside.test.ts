import { expect, test } from 'vitest'
import { contentsByDay, outsideOf } from './outside'

const read = {
  viewer: { busy: [{ startsAt: '2026-11-24T22:30:00Z', endsAt: '2026-11-24T23:30:00Z' }] },
  partnerships: {
    nodes: [
      {
        id: 'partnership:1',
        timeZone: 'Indian/Reunion',
        inboundEntries: [
          {
            title: 'Journée régionale',
            startsAt: '2026-11-25T20:00:00Z',
            endsAt: '2026-11-27T20:00:00Z',
            allDay: true,
            calendar: { id: 'calendar:1', name: 'Fédération' },
          },
        ],
      },
    ],
  },
}

test('whole days stay the days of the partnership, busy times are the viewer’s hours', () => {
  const outside = outsideOf(read, {}, 'Europe/Paris')
  const days = contentsByDay([], outside, { from: '2026-11-01', to: '2026-11-30' }, 'Europe/Paris')
  expect([...days].map(([day, { outside }]) => [day, outside.map(({ title }) => title)])).toEqual([
    ['2026-11-24', ['Occupé']],
    ['2026-11-25', ['Occupé']],
    ['2026-11-26', ['Journée régionale']],
    ['2026-11-27', ['Journée régionale']],
  ])
})

test('filters leave out what they cannot know', () => {
  const titles = (filters: Parameters<typeof outsideOf>[1]) =>
    outsideOf(read, filters, 'Europe/Paris').map(({ title }) => title)
  expect(titles({ genre: 'CROSS_TRAINING' })).toEqual([])
  expect(titles({ pour: 'moi' })).toEqual(['Occupé'])
  expect(titles({ pour: 'organisation' })).toEqual([])
  expect(titles({ partenariat: 'partnership:2' })).toEqual(['Occupé'])
})
