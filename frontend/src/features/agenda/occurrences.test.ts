import { expect, test } from 'vitest'
import { byDay, daysOf, filtered, firstToCome } from './occurrences'

const event = (id: string, over: object = {}) => ({
  id,
  kind: 'OTHER' as const,
  allDay: false,
  startsLocal: null,
  endsLocal: null,
  startsAt: '2026-11-24T13:00:00Z',
  endsAt: '2026-11-24T15:00:00Z',
  viewerAnswer: null,
  partnership: { id: 'partnership:1' },
  organiser: { id: 'post:1', organisation: { id: 'organisation:1' } },
  attendees: [{ organisation: { id: 'organisation:2' } }],
  ...over,
})

test('an event shows on the viewer’s own day, not on that of where it happens', () => {
  const late = event('late', { startsAt: '2026-11-24T22:30:00Z', endsAt: '2026-11-24T23:30:00Z' })
  expect(daysOf(late, 'Europe/Paris')).toEqual(['2026-11-24', '2026-11-25'])
  expect(daysOf(late, 'Indian/Reunion')).toEqual(['2026-11-25'])
})

test('an end at midnight does not take the next day', () => {
  const whole = event('whole', { startsAt: '2026-11-23T23:00:00Z', endsAt: '2026-11-24T23:00:00Z' })
  expect(daysOf(whole, 'Europe/Paris')).toEqual(['2026-11-24'])
})

test('whole days are the same days on every clock', () => {
  const stay = event('stay', {
    allDay: true,
    startsAt: '2026-11-23T23:00:00Z',
    endsAt: '2026-11-25T23:00:00Z',
    startsLocal: '2026-11-24T00:00',
    endsLocal: '2026-11-26T00:00',
  })
  for (const zone of ['Europe/Paris', 'America/Cayenne', 'Pacific/Noumea'])
    expect(daysOf(stay, zone)).toEqual(['2026-11-24', '2026-11-25'])
})

test('what lasts several days shows on each within the period, days in order', () => {
  const stay = event('stay', { startsAt: '2026-11-23T08:00:00Z', endsAt: '2026-11-27T16:00:00Z' })
  const days = byDay([event('one'), stay], { from: '2026-11-24', to: '2026-11-30' }, 'Europe/Paris')
  expect([...days].map(([day, events]) => [day, events.map(({ id }) => id)])).toEqual([
    ['2026-11-24', ['stay', 'one']],
    ['2026-11-25', ['stay']],
    ['2026-11-26', ['stay']],
    ['2026-11-27', ['stay']],
  ])
})

test('an event without a date shows on no day', () => {
  expect(
    byDay(
      [event('proposed', { startsAt: null, endsAt: null })],
      { from: '2026-11-01', to: '2026-11-30' },
      'UTC',
    ).size,
  ).toBe(0)
})

test('mine is where I am expected or what my posts convene', () => {
  const own = { postIds: new Set(['post:9']), organisationIds: new Set(['organisation:2']) }
  const all = [
    event('expected', { viewerAnswer: 'AWAITED', attendees: [] }),
    event('convened', { organiser: { id: 'post:9', organisation: { id: 'organisation:9' } }, attendees: [] }),
    event('others'),
  ]
  const ids = (filters: Parameters<typeof filtered>[1]) => filtered(all, filters, own).map(({ id }) => id)
  expect(ids({ pour: 'moi' })).toEqual(['expected', 'convened'])
  expect(ids({ pour: 'organisation' })).toEqual(['others'])
  expect(ids({ genre: 'ANNUAL_MEETING' })).toEqual([])
  expect(ids({ partenariat: 'partnership:1' })).toHaveLength(3)
  expect(ids({})).toHaveLength(3)
})

test('the next date is one that takes place', () => {
  const off = { id: 'off', state: 'CANCELLED' as const }
  const on = { id: 'on', state: 'SCHEDULED' as const }
  expect(firstToCome([off, on])).toBe(on)
  expect(firstToCome([off])).toBeUndefined()
})
