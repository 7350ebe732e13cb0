import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Attempt, Autosave, type SaveState } from './autosave'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that answers when told to. */
function stage() {
  const states: SaveState[] = []
  const waiting: ((attempt: Attempt) => void)[] = []
  const send = vi.fn(() => new Promise<Attempt>((resolve) => waiting.push(resolve)))
  const autosave = new Autosave({ send, onState: (state) => states.push(state), pause: 1000, retry: 5000 })
  const answer = async (attempt: Attempt) => {
    waiting.shift()?.(attempt)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { autosave, send, states, answer }
}

test('saves once after a pause in typing', async () => {
  const { autosave, send, states, answer } = stage()
  autosave.typed()
  await vi.advanceTimersByTimeAsync(900)
  autosave.typed()
  await vi.advanceTimersByTimeAsync(900)
  expect(send).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  await answer('saved')
  expect(send).toHaveBeenCalledTimes(1)
  expect(states).toEqual(['waiting', 'waiting', 'saving', 'saved'])
})

test('what is typed during a request goes with the next one, never beside it', async () => {
  const { autosave, send, states, answer } = stage()
  autosave.typed()
  await vi.advanceTimersByTimeAsync(1000)
  autosave.typed()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(send).toHaveBeenCalledTimes(1)
  await answer('saved')
  expect(states.at(-1)).toBe('waiting')
  await vi.advanceTimersByTimeAsync(1000)
  expect(send).toHaveBeenCalledTimes(2)
  await answer('saved')
  expect(states.at(-1)).toBe('saved')
})

test('without network it says so and tries again', async () => {
  const { autosave, send, states, answer } = stage()
  autosave.typed()
  await vi.advanceTimersByTimeAsync(1000)
  await answer('offline')
  expect(states.at(-1)).toBe('offline')
  expect(autosave.isDirty).toBe(true)
  await vi.advanceTimersByTimeAsync(5000)
  expect(send).toHaveBeenCalledTimes(2)
  await answer('saved')
  expect(states.at(-1)).toBe('saved')
  expect(autosave.isDirty).toBe(false)
})

test('a refused text waits for its author', async () => {
  const { autosave, send, states, answer } = stage()
  autosave.typed()
  await vi.advanceTimersByTimeAsync(1000)
  await answer('stopped')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(send).toHaveBeenCalledTimes(1)
  expect(states.at(-1)).toBe('stopped')
  autosave.typed()
  await vi.advanceTimersByTimeAsync(1000)
  await answer('saved')
  expect(states.at(-1)).toBe('saved')
})

test('leaving the field saves at once; the end of the page sends nothing more', async () => {
  const { autosave, send, answer } = stage()
  await autosave.flush()
  expect(send).not.toHaveBeenCalled()
  autosave.typed()
  void autosave.flush()
  expect(send).toHaveBeenCalledTimes(1)
  await answer('saved')
  autosave.typed()
  autosave.end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(send).toHaveBeenCalledTimes(1)
})
