import { expect, it } from 'vitest'
import type { PackItemFragment } from '~/graphql/generated/graphql'
import { leftFirst, progressInWords } from './checklist'

const item = (key: string, doneOn: string | null) => ({ key, doneOn }) as PackItemFragment

it('shows what is left before what is done, each in its order', () => {
  const items = [item('a', '2026-03-01'), item('b', null), item('c', '2026-03-02'), item('d', null)]
  expect(leftFirst(items).map(({ key }) => key)).toEqual(['b', 'd', 'a', 'c'])
})

it('says how far somebody is', () => {
  expect(progressInWords(0, 6)).toBe('0 point fait sur 6')
  expect(progressInWords(2, 6)).toBe('2 points faits sur 6')
  expect(progressInWords(6, 6)).toBe('Tout est fait')
})
