/**
 * Unsaved text lives in this tab and nowhere else: sessionStorage survives a reload, a lost session and a trip to
 * the identity provider, and dies with the tab. What one person typed never shows to the next one in the tab.
 */
const prefix = 'jonction.draft.'
const ownerKey = 'jonction.drafts-of'

export interface Draft<T> {
  value: T
  /** When it was last typed, as an ISO instant. */
  at: string
}

export class DraftStore {
  readonly #storage: Storage
  readonly #now: () => string

  constructor(storage: Storage, now: () => string) {
    this.#storage = storage
    this.#now = now
  }

  read<T>(key: string): Draft<T> | null {
    const text = this.#storage.getItem(prefix + key)
    if (text === null) return null
    try {
      return JSON.parse(text) as Draft<T>
    } catch {
      this.forget(key)
      return null
    }
  }

  /** False when the tab's storage is full or closed: the text is then on the screen alone. */
  keep<T>(key: string, value: T): boolean {
    try {
      this.#storage.setItem(prefix + key, JSON.stringify({ value, at: this.#now() } satisfies Draft<T>))
      return true
    } catch {
      return false
    }
  }

  forget(key: string): void {
    this.#storage.removeItem(prefix + key)
  }

  keys(): string[] {
    return Object.keys(this.#storage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  }

  /** At sign-out. */
  wipe(): void {
    for (const key of this.keys()) this.forget(key)
    this.#storage.removeItem(ownerKey)
  }

  /** At sign-in: another person's drafts go, one's own stay. */
  belongTo(personId: string): void {
    const owner = this.#storage.getItem(ownerKey)
    if (owner !== null && owner !== personId) this.wipe()
    this.#storage.setItem(ownerKey, personId)
  }
}
