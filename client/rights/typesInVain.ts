/** Somebody types where nothing can be written. */
import type { KeyboardEvent } from 'react'

/** Keeps them beside what says why: a space would scroll the page. */
export function staysHere(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey } = event
  if (key.length === 1 && !ctrlKey && !metaKey && !altKey) event.preventDefault()
}
