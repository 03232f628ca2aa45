/** Where somebody was in an agenda is kept over a reload: the page's text comes too late for the browser to find it again. */
import { useEffect } from 'react'

export interface ReadingPlace {
  /** How far the window was scrolled (pixels). */
  top: number
  /** How many items began above the window's lower edge. */
  items: number
}

/** @param isShown the agenda's text is on the page */
export function useReadingPlace(isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return
    const kept = keptPlace()
    if (kept !== null && location.hash === '') scrollTo({ top: kept.top, behavior: 'instant' })
    addEventListener('pagehide', keepReadingPlace)
    return () => removeEventListener('pagehide', keepReadingPlace)
  }, [isShown])
}

/** Remembers where one is; the page finds it again when it shows the agenda anew. */
export const keepReadingPlace = (): void => tabStorage()?.setItem(key(), JSON.stringify(placeNow()))

/** @returns `null` when nobody was here before in this tab */
export function keptPlace(): ReadingPlace | null {
  const kept = tabStorage()?.getItem(key())
  return kept ? (JSON.parse(kept) as ReadingPlace) : null
}

function placeNow(): ReadingPlace {
  const items = [...document.querySelectorAll('.item')]
  const begun = items.filter((item) => item.getBoundingClientRect().top < innerHeight)
  return { top: scrollY, items: begun.length }
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
