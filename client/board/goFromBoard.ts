/** From a cell of the board to the very field in the writing view, and the focus along: one goes on there. */
import type { MouseEvent } from 'react'
import { focusHeading } from '../agenda/intoSight.ts'
import { elementAt, readAddress } from '../reading/passage.ts'
import { whenDrawn } from '../ui/whenDrawn.ts'

/** @param address of the agenda @param navigate goes there without loading the page anew */
export function goFromBoard(event: MouseEvent, address: string, navigate: (to: string) => void): void {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event
  const link = target instanceof Element ? target.closest('a') : null
  const to = link?.getAttribute('href') ?? ''
  // In another tab or window the browser goes there by itself.
  if (!to.startsWith(`${address}#`) || button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return
  event.preventDefault()
  navigate(to)
  whenDrawn(() => focusPlace(readAddress(new URL(to, location.href).hash).id))
}

/** Only for who has no focus yet: arriving may have given it, and who is quick has gone on from there. */
function focusPlace(id: string): void {
  const place = elementAt(id)
  if (place === null || document.activeElement !== document.body) return
  place.scrollIntoView({ behavior: 'instant' })
  const fact = place.classList.contains('fact')
    ? place.querySelector<HTMLElement>('button, textarea, input')
    : null
  if (fact === null) focusHeading(place)
  else fact.focus({ preventScroll: true })
}
