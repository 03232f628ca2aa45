/**
 * Who presses twice, or leans on a key, means what they saw first: what takes its place takes no press until it has been there long enough
 * to be seen, as browsers have it where they ask for permissions.
 */
import { type KeyboardEvent, useEffect, useState } from 'react'

/** After so long something that came has been seen (milliseconds): slower than a double click, faster than anybody reads. */
export const SEEN_AFTER = 700

/** @returns stops it */
export function onceSeen(tell: () => void): () => void {
  const timer = setTimeout(tell, SEEN_AFTER)
  return () => clearTimeout(timer)
}

/** @param what another whenever something else stands there @returns whether it has been there long enough to be pressed */
export function useSeen(what: string): boolean {
  const [seen, setSeen] = useState<string | null>(null)
  useEffect(() => onceSeen(() => setSeen(what)), [what])
  return seen === what
}

/** For what is pressed by keys: a key that is held down presses once. */
export function pressOnce(event: Pick<KeyboardEvent, 'key' | 'repeat' | 'target' | 'preventDefault'>): void {
  const isWritten = event.target instanceof HTMLTextAreaElement
  if (event.repeat && event.key === 'Enter' && !isWritten) event.preventDefault()
}
