/** Whether there is room for the comments beside the document. As in `threadsRoom.css`. */
import { useSyncExternalStore } from 'react'

const WIDE = '(min-width: 861px)'
/** There is room for the outline too. */
const ROOMY = '(min-width: 1100px)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(WIDE)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export const isRoomy = (): boolean => matchMedia(ROOMY).matches

export const isWide = (): boolean => matchMedia(WIDE).matches

export const useIsWide = (): boolean => useSyncExternalStore(subscribe, isWide)
