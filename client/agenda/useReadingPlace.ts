/** Where somebody was in an agenda is kept over a reload: the page's text comes too late for the browser to find it again. */
import { useEffect } from 'react'

export interface ReadingPlace {
  /** How far the window was scrolled (pixels). */
  top: number
  /** How many items began above the window's lower edge. */
  items: number
  /** What stood after the page's address. */
  hash: string
}

/** Somebody comes back to this very address, by a reload or the browser's arrows; nobody has followed a link to it. */
let comesBack = navigationType() !== 'navigate'

/** @param isShown the agenda's text is on the page */
export function useReadingPlace(isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return
    const place = placeToReturnTo()
    if (place !== null) scrollTo({ top: place.top, behavior: 'instant' })
    comesBack = false
    addEventListener('pagehide', keepReadingPlace)
    return () => removeEventListener('pagehide', keepReadingPlace)
  }, [isShown])
}

/** Remembers where one is; the page finds it again when it shows the agenda anew. */
export function keepReadingPlace(): void {
  tabStorage()?.setItem(key(), JSON.stringify(placeNow()))
  comesBack = true
}

/** @returns `null` when nobody was here before in this tab, or they go where a link leads */
export function placeToReturnTo(): ReadingPlace | null {
  const kept = tabStorage()?.getItem(key())
  const place = kept ? (JSON.parse(kept) as ReadingPlace) : null
  const isWanted = location.hash === '' || (comesBack && place?.hash === location.hash)
  return isWanted ? place : null
}

function placeNow(): ReadingPlace {
  const items = [...document.querySelectorAll('.item')]
  const begun = items.filter((item) => item.getBoundingClientRect().top < innerHeight)
  return { top: scrollY, items: begun.length, hash: location.hash }
}

function navigationType(): string {
  const [navigation] = performance.getEntriesByType('navigation')
  return (navigation as PerformanceNavigationTiming | undefined)?.type ?? 'navigate'
}

// Each view of an agenda has its own address, and its own length.
const key = (): string => `reading-place:${location.pathname}`

/** @returns `null` where the browser forbids it */
function tabStorage(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
