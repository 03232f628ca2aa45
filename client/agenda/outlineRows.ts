/** How one moves among the rows of an outline, and how they follow the document. */
import type { KeyboardEvent } from 'react'

/** The rows are links, each a stop of Tab; the arrow keys, Home and End go between them too. */
export function goByArrow(event: KeyboardEvent<HTMLElement>): void {
  const { key, altKey, ctrlKey, metaKey, shiftKey, target, currentTarget } = event
  if (altKey || ctrlKey || metaKey || shiftKey) return
  const rows = [...currentTarget.querySelectorAll<HTMLElement>('.outline-row')]
  const at = rows.indexOf(target as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key]
  if (at < 0 || to === undefined) return
  // At either end too: the page must not scroll instead.
  event.preventDefault()
  rows[to]?.focus()
}

/** Scrolls the outline alone, so that the row of what is read is seen. */
export function keepInSight(nav: HTMLElement, row: HTMLElement): void {
  const top = row.offsetTop
  const bottom = top + row.offsetHeight
  if (top < nav.scrollTop) nav.scrollTop = top - row.offsetHeight
  else if (bottom > nav.scrollTop + nav.clientHeight)
    nav.scrollTop = bottom - nav.clientHeight + row.offsetHeight
}
