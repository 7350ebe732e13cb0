import { expect, test } from 'vitest'
import type { MeetingBlockFragment, MeetingPageQuery } from '~/graphql/generated/graphql'
import type { Problem } from '~/graphql/problems'
import { blockValues, conflictsOf, isClean, merged, rebased, withBlock } from './block'

const block = (over: Partial<MeetingBlockFragment> = {}): MeetingBlockFragment => ({
  id: 'block:1',
  text: 'Avant.',
  decision: '',
  revision: 4,
  lastEditedAt: null,
  lastEditedBy: null,
  actions: [],
  ...over,
})
const conflict = { mine: 'Moi.', theirs: 'Elle.', theirAuthor: 'Iris Lenoir', theirAt: null, revision: 5 }

test('words typed during a save stay, on what was sent', () => {
  const sent = { ...blockValues(block()), text: 'Avant. A' }
  const now = rebased({ ...sent, text: 'Avant. Après.' }, sent, 5)
  expect(now).toEqual({
    text: 'Avant. Après.',
    decision: '',
    baseRevision: 5,
    base: { text: 'Avant. A', decision: '' },
  })
  expect(isClean(now)).toBe(false)
  expect(isClean(rebased(sent, sent, 5))).toBe(true)
})

test('a conflict is read from its field', () => {
  const problem: Problem = { code: 'CONFLICT', field: 'text', message: '', finding: null, conflict }
  expect(conflictsOf([problem, { ...problem, conflict: null }])).toEqual([{ field: 'text', texts: conflict }])
})

test('composing one text never writes over the other one unseen', () => {
  const mine = { ...blockValues(block()), text: 'Moi.' }
  const stored = { text: 'Elle.', decision: 'Décision prise entre-temps.' }
  expect(merged(mine, { field: 'text', texts: conflict }, 'Les deux.', stored)).toMatchObject({
    text: 'Les deux.',
    decision: 'Décision prise entre-temps.',
    baseRevision: 5,
  })
  const both = { ...mine, decision: 'Ma décision.' }
  expect(merged(both, { field: 'text', texts: conflict }, 'Les deux.', stored).decision).toBe('Ma décision.')
})

test('a stored block takes its place in the page’s data', () => {
  const data = {
    node: {
      agenda: [
        { id: 'item:1', block: block() },
        { id: 'item:2', block: block({ id: 'block:2' }) },
      ],
    },
  } as unknown as MeetingPageQuery
  const after = withBlock(data, block({ text: 'Neuf.', revision: 5 }))
  expect(after.node).toMatchObject({
    agenda: [{ block: { text: 'Neuf.', revision: 5 } }, { block: { id: 'block:2', text: 'Avant.' } }],
  })
  expect(withBlock({ ...data, node: null }, block())).toEqual({ ...data, node: null })
})
