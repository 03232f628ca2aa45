/**
 * F6 and Shift+F6 go from part to part of the page, as in Word: the bar at the top, the search, the outline, the document, what
 * one is in the middle of sending, the comments and what is told at its foot. The document is entered where one left it, the outline at the item that one is at. Browsers have F6 for their
 * own address bar; Ctrl+L and Alt+D lead there too.
 */
import { useEffect } from 'react'
import { backToDocument } from './focusHeld.ts'

type Region = keyof typeof REGIONS

/** In the order of the page; what has the focus belongs to the first that holds it, from the end. */
const REGIONS = {
  bar: 'header.top',
  search: '.search-panel',
  outline: '#outline',
  document: 'main',
  // Within the document, above it.
  sending: '.sending-band:not([data-shows="nothing"])',
  comments: '#comments',
  notice: '.toast[data-open="true"]',
} as const

/** To be called once, by the whole page. */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented)
        return
      // Over the page there is nothing else to go to.
      if (document.querySelector('dialog:modal') !== null) return
      event.preventDefault()
      goFrom(document.activeElement, event.shiftKey ? -1 : 1)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

function goFrom(element: Element | null, step: 1 | -1): void {
  const there = (Object.keys(REGIONS) as Region[]).filter((name) => elementOf(name)?.checkVisibility())
  const now = there.findLast((name) => elementOf(name)?.contains(element))
  // Who is nowhere begins at the top, or at the end.
  const at = now === undefined ? (step === 1 ? -1 : 0) : there.indexOf(now)
  const next = there.at((at + step) % there.length)
  if (next === undefined || next === now) return
  document.querySelector<HTMLElement>('[popover="auto"]:popover-open')?.hidePopover()
  enterRegion(next)
}

export function enterRegion(name: Region): void {
  if (name === 'document') backToDocument()
  else entryOf(name)?.focus()
}

function entryOf(name: Region): HTMLElement | undefined {
  const region = elementOf(name)
  const current = region?.querySelector<HTMLElement>(
    '.outline-row[aria-current], .thread[data-focused="true"]',
  )
  const stops = region?.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), input') ?? []
  return current ?? [...stops].find((stop) => stop.tabIndex >= 0 && stop.checkVisibility())
}

const elementOf = (name: Region): HTMLElement | null => document.querySelector<HTMLElement>(REGIONS[name])
