import { expect, it } from 'vitest'
import { checkTemplate, type ItemValues, itemsInput, withoutItem } from './templateValues'

const item = (key: string | null, dueDays: string): ItemValues => ({
  key,
  title: 'Un point',
  owner: 'NEWCOMER',
  dueDays,
})
const values = (items: ItemValues[]) => ({ baseRevision: 0, welcome: '', sections: [], items })

it('asks for a number of days', () => {
  expect(checkTemplate(values([item('visit', '30'), item(null, 'bientôt')]))).toMatchObject([
    { field: 'items.1.dueDays' },
  ])
  expect(itemsInput([item(null, ' 12 ')])).toMatchObject([{ key: null, dueDays: 12 }])
})

it('takes a point off, but none of those that stand on every list', () => {
  const items = [item('presentation', '60'), item('protocols', '14')]
  expect(withoutItem(items, 1)).toHaveLength(1)
  expect(withoutItem(items, 0)).toHaveLength(2)
})
