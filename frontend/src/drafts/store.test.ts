import { beforeEach, describe, expect, test } from 'vitest'
import { DraftStore } from './store'

/** Storage as browsers have it: entries are own properties, and a quota can refuse them. */
function fakeStorage(quota = Number.POSITIVE_INFINITY): Storage {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return Object.hasOwn(this, key) ? (this[key] ?? null) : null
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      if (value.length > quota) throw new Error('QuotaExceededError')
      this[key] = value
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key]
    },
  }
  return Object.create(methods) as Storage
}

describe('DraftStore', () => {
  let storage: Storage
  let drafts: DraftStore

  beforeEach(() => {
    storage = fakeStorage()
    drafts = new DraftStore(storage, () => '2026-11-21T08:00:00Z')
  })

  test('what was typed comes back after a reload', () => {
    drafts.keep('protocol:1/clause:2', 'Le relais est organisé')
    const reloaded = new DraftStore(storage, () => '2026-11-22T08:00:00Z')
    expect(reloaded.read('protocol:1/clause:2')).toEqual({
      value: 'Le relais est organisé',
      at: '2026-11-21T08:00:00Z',
    })
  })

  test('a sent draft is forgotten, the others stay', () => {
    drafts.keep('a', 'un')
    drafts.keep('b', 'deux')
    drafts.forget('a')
    expect(drafts.keys()).toEqual(['b'])
  })

  test('signing out leaves nothing of ours and touches nothing else', () => {
    storage.setItem('other', 'kept')
    drafts.belongTo('person:1')
    drafts.keep('a', 'un')
    drafts.wipe()
    expect(Object.keys(storage)).toEqual(['other'])
  })

  test('signing in again finds one’s drafts', () => {
    drafts.belongTo('person:1')
    drafts.keep('a', 'un')
    drafts.belongTo('person:1')
    expect(drafts.read<string>('a')?.value).toBe('un')
  })

  test('the next person in the tab does not see them', () => {
    drafts.belongTo('person:1')
    drafts.keep('a', 'un')
    drafts.belongTo('person:2')
    expect(drafts.read('a')).toBeNull()
  })

  test('a full storage says so instead of throwing', () => {
    const full = new DraftStore(fakeStorage(10), () => '2026-11-21T08:00:00Z')
    expect(full.keep('a', 'un texte trop long')).toBe(false)
  })

  test('an unreadable entry is dropped', () => {
    storage.setItem('jonction.draft.a', '{')
    expect(drafts.read('a')).toBeNull()
    expect(drafts.keys()).toEqual([])
  })
})
