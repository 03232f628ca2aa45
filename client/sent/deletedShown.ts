/** Whether what was deleted since an earlier version is shown in a sent agenda, for this browser. */
import { useSyncExternalStore } from 'react'

const KEY = 'deleted-words'
const listeners = new Set<() => void>()

/** Where the browser forbids to remember it, of this page. */
let ofPage = false

const read = (): boolean => (storage()?.getItem(KEY) ?? String(ofPage)) === 'true'

function set(isShown: boolean): void {
  ofPage = isShown
  storage()?.setItem(KEY, String(isShown))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useDeletedShown = () => ({ isShown: useSyncExternalStore(subscribe, read), set })

function storage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}
