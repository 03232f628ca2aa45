/** What is read aloud by itself goes when it has been read: else whoever reads or searches the page finds it there, and old. */
import { useEffect, useState } from 'react'

/** Screen readers take up what has come within a moment; one that is busy needs longer (milliseconds). */
const STANDS = 5_000

/** @returns what stands in the page of `text` now: all of it, or nothing any more */
export function useReadOut(text: string): string {
  const [isRead, setRead] = useState(false)
  const [told, tell] = useState(text)
  if (told !== text) {
    tell(text)
    setRead(false)
  }
  useEffect(() => {
    if (text === '') return
    const timer = setTimeout(() => setRead(true), STANDS)
    return () => clearTimeout(timer)
  }, [text])
  return isRead ? '' : text
}
