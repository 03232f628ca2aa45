/** Where somebody was in an agenda is kept over a reload: the page's text comes too late for the browser to find it again. */
import { useEffect } from 'react'

/** @param isShown the agenda's text is on the page */
export function useReadingPlace(agenda: string, isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return
    const key = `reading-place:${agenda}`
    const storage = tabStorage()
    const kept = storage?.getItem(key) ?? null
    if (kept !== null && location.hash === '') scrollTo({ top: Number(kept), behavior: 'instant' })
    const keep = () => storage?.setItem(key, String(scrollY))
    addEventListener('pagehide', keep)
    return () => removeEventListener('pagehide', keep)
  }, [agenda, isShown])
}

/** @returns `null` where the browser forbids it */
function tabStorage(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
