/** How large the letters of sent agendas are, for this browser. */
import { useSyncExternalStore } from 'react'

export const SMALLEST_LETTERS = -2
export const LARGEST_LETTERS = 6

const KEY = 'letters'
const listeners = new Set<() => void>()

/** Steps from the usual size; where the browser forbids to remember it, of this page. */
let ofPage = 0

const read = (): number => {
  const kept = Number(storage()?.getItem(KEY) ?? ofPage)
  return Number.isInteger(kept) ? Math.min(Math.max(kept, SMALLEST_LETTERS), LARGEST_LETTERS) : 0
}

function set(size: number): void {
  ofPage = size
  storage()?.setItem(KEY, String(size))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLetters = () => ({ size: useSyncExternalStore(subscribe, read), set })

function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
