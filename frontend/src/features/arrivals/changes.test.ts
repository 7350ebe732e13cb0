import { describe, expect, it } from 'vitest'
import { changeOf, changesInWords } from './changes'

const partners = { section: 'PARTNERS', added: ['a', 'b'], changed: ['c'], gone: 1 } as const

describe('what changed since a pack was read', () => {
  it('is said in words, leaving out what did not happen', () => {
    expect(changesInWords(partners)).toBe('2 nouveaux, 1 modifié, 1 retiré')
    expect(changesInWords({ ...partners, added: ['a'], changed: [], gone: 0 })).toBe('1 nouveau')
  })

  it('is known of each thing within its part', () => {
    expect(changeOf([partners], 'PARTNERS', 'a')).toBe('added')
    expect(changeOf([partners], 'PARTNERS', 'c')).toBe('changed')
    expect(changeOf([partners], 'PARTNERS', 'd')).toBeNull()
    expect(changeOf([partners], 'ACTIONS', 'a')).toBeNull()
  })
})
