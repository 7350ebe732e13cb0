export type SaveState = 'saved' | 'waiting' | 'saving' | 'offline' | 'stopped'

/** What one attempt came to: `stopped` waits for the author, `offline` for the network. */
export type Attempt = 'saved' | 'offline' | 'stopped'

interface Options {
  /** Sends what is on the screen at that moment. */
  send: () => Promise<Attempt>
  onState: (state: SaveState) => void
  /** After the last key, in milliseconds. */
  pause?: number
  /** Between two attempts without network. */
  retry?: number
}

/**
 * Saves a text while it is being typed: one request at a time, never two, the next one after a pause in typing. What
 * is typed during a request goes with the following one; what could not leave is tried again.
 */
export class Autosave {
  readonly #options: Required<Options>
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSending = false
  #isDirty = false
  #isOver = false

  constructor(options: Options) {
    this.#options = { pause: 1000, retry: 5000, ...options }
  }

  typed(): void {
    this.#isDirty = true
    if (this.#isSending) return
    this.#options.onState('waiting')
    this.#after(this.#options.pause)
  }

  /** At once: the field was left, the network is back, the author confirmed. */
  async flush(): Promise<void> {
    if (!this.#isDirty || this.#isSending || this.#isOver) return
    clearTimeout(this.#timer)
    this.#isDirty = false
    this.#isSending = true
    this.#options.onState('saving')
    const attempt = await this.#options.send()
    this.#isSending = false
    if (this.#isOver) return
    if (attempt !== 'saved') {
      // Still to be sent, and nothing typed is forgotten; a stopped text waits for its author.
      const wasTyped = this.#isDirty
      this.#isDirty = true
      this.#options.onState(attempt)
      if (attempt === 'offline') this.#after(this.#options.retry)
      else if (wasTyped) this.typed()
      return
    }
    if (this.#isDirty) this.typed()
    else this.#options.onState('saved')
  }

  get isDirty(): boolean {
    return this.#isDirty || this.#isSending
  }

  /** A page that is shown again goes on where it ended. */
  begin(): void {
    this.#isOver = false
  }

  end(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
  }

  #after(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), delay)
  }
}

export const saveWords: Record<SaveState, string> = {
  saved: 'Enregistré',
  waiting: 'Pas encore enregistré…',
  saving: 'Enregistrement en cours…',
  offline: 'Hors ligne : votre texte est gardé ici et sera enregistré au retour du réseau',
  stopped: 'Pas enregistré : à revoir ci-dessous',
}
