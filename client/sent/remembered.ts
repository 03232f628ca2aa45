/** What somebody chose about reading sent agendas, remembered by this browser; where it forbids that, by this page. */
import { useSyncExternalStore } from 'react'

/**
 * @param initial what it is until somebody chooses, as it is kept
 * @param read of what is kept, whoever wrote it
 * @returns a hook: what is chosen now, and the function that chooses
 */
export function remembered<T extends string | number | boolean>(
  key: string,
  initial: T,
  read: (kept: string) => T,
): () => readonly [chosen: T, choose: (value: T) => void] {
  const listeners = new Set<() => void>()
  let ofPage = String(initial)
  const now = (): T => read(storage()?.getItem(key) ?? ofPage)
  const choose = (value: T): void => {
    ofPage = String(value)
    storage()?.setItem(key, ofPage)
    for (const listener of listeners) listener()
  }
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return () => [useSyncExternalStore(subscribe, now), choose]
}

function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
