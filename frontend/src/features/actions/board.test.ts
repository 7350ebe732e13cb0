import { expect, test } from 'vitest'
import { columnsOf, ofWhom } from './board'

const action = (id: string, dueOn: string, over: object = {}) => ({
  id,
  dueOn,
  state: 'OPEN' as const,
  late: false,
  owner: {
    id: 'post:1',
    label: 'Direction',
    vacantSince: null,
    organisation: { id: 'organisation:1', name: 'SPIP' },
    holders: [],
  },
  ...over,
})

test('open actions stand by how near their day is, earliest first', () => {
  const columns = columnsOf(
    [
      action('later', '2027-03-01'),
      action('late', '2026-10-01', { late: true }),
      action('soon', '2026-12-10'),
      action('sooner', '2026-12-01'),
    ],
    'OPEN',
    '2026-12-22',
  )
  expect(columns.map(({ title, actions }) => [title, actions.map(({ id }) => id)])).toEqual([
    ['En retard', ['late']],
    ['Dans les 30 jours', ['sooner', 'soon']],
    ['Plus tard', ['later']],
  ])
})

test('settled ones are one column', () => {
  const done = [action('a', '2026-12-10', { state: 'DONE' })]
  expect(columnsOf(done, 'DONE', '2026-12-22')).toEqual([{ title: 'Faites', actions: done }])
})

test('mine are those of my posts, and those of my organisation are more', () => {
  const other = action('b', '2026-12-10', {
    owner: { ...action('', '').owner, id: 'post:2' },
  })
  const all = [action('a', '2026-12-10'), other]
  const own = { postIds: new Set(['post:1']), organisationIds: new Set(['organisation:1']) }
  const ids = (whose: Parameters<typeof ofWhom>[1]) => ofWhom(all, whose, own).map(({ id }) => id)
  expect(ids('moi')).toEqual(['a'])
  expect(ids('organisation')).toEqual(['a', 'b'])
  expect(ofWhom(all, 'organisation', { ...own, organisationIds: new Set() })).toEqual([])
  expect(ids('toutes')).toEqual(['a', 'b'])
})
