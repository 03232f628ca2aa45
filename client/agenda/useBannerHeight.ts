/**
 * How high what is said about the connection is, while it sticks to the page's head: what sticks below it and what one goes to
 * keep clear of it, and it does not come over the line that one writes.
 */
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { headHeight, TOOLS } from './intoSight.ts'

/** @returns the ref of what is measured; the page gets its height as `--banner-height` (pixels) */
export function useBannerHeight(): RefObject<HTMLDivElement | null> {
  const banner = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const measure = () => {
      const element = banner.current
      const sticks = element !== null && getComputedStyle(element).position === 'sticky'
      style.setProperty('--banner-height', `${sticks ? element.offsetHeight : 0}px`)
    }
    const observer = new ResizeObserver(() => {
      measure()
      keepCaretClear()
    })
    if (banner.current !== null) observer.observe(banner.current)
    addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      removeEventListener('resize', measure)
      style.removeProperty('--banner-height')
    }
  }, [])
  return banner
}

function keepCaretClear(): void {
  const { top, bottom } = caretBox() ?? { top: 0, bottom: 0 }
  const covered = headHeight() + TOOLS - top
  if (bottom > 0 && covered > 0) scrollBy({ top: -covered, behavior: 'instant' })
}

/** Of a plain value its whole input: that is a line or two. */
function caretBox(): DOMRect | undefined {
  const { activeElement } = document
  if (!(activeElement instanceof HTMLElement) || activeElement.closest('main') === null) return undefined
  if (activeElement.matches('textarea')) return activeElement.getBoundingClientRect()
  return activeElement.isContentEditable ? getSelection()?.getRangeAt(0).getBoundingClientRect() : undefined
}
