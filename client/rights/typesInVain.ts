/** Somebody types where nothing can be written. */
import type { KeyboardEvent } from 'react'

/** Keeps them beside what says why, or brings them back there: a space would scroll the page. */
export function staysHere(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey, currentTarget } = event
  if (key.length !== 1 || ctrlKey || metaKey || altKey) return
  event.preventDefault()
  currentTarget.scrollIntoView({ block: 'nearest' })
}
