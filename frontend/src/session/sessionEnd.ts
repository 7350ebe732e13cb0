import { useSyncExternalStore } from 'react'

/** The server said that the session is over; everything on screen stays until the person signs in again. */
let isOver = false
const listeners = new Set<() => void>()

export const sessionEnd = {
  announce() {
    isOver = true
    for (const listener of listeners) listener()
  },
  clear() {
    isOver = false
    for (const listener of listeners) listener()
  },
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const useSessionEnded = (): boolean => useSyncExternalStore(subscribe, () => isOver)
