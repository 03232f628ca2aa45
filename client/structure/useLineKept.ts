/**
 * When somebody moves, makes or deletes what stands above, the line that one writes or reads stays where it is on the screen:
 * a finger that is on its way must not land in another text.
 */
import { useLayoutEffect } from 'react'
import { headHeight } from '../agenda/intoSight.ts'

/** To be called by the component whose children change places. */
export function useLineKept(): void {
  const line = lineInSight()
  const top = line?.getBoundingClientRect().top ?? 0
  useLayoutEffect(() => {
    if (line === null || !line.isConnected) return
    const moved = line.getBoundingClientRect().top - top
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' })
  })
}

const LINES = 'p, li, td, th, h1, h2, h3, textarea, .fact, .item-head, .ProseMirror'

/** The one with the caret, where that is in sight; else the topmost. */
function lineInSight(): Element | null {
  const written = lineOf(document.activeElement?.matches('textarea') ? document.activeElement : caretNode())
  if (written !== null && isInSight(written)) return written
  const page = document.querySelector('.page')
  if (page === null || scrollY === 0) return null
  const { left, width } = page.getBoundingClientRect()
  for (let y = headHeight() + 8; y < innerHeight; y += 24) {
    const line = lineOf(document.elementFromPoint(left + width / 2, y))
    if (line !== null) return line
  }
  return null
}

const caretNode = (): Node | null => getSelection()?.focusNode ?? null

function lineOf(node: Node | null): Element | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  const line = element?.closest(LINES) ?? null
  return line?.closest('.page') ? line : null
}

function isInSight(line: Element): boolean {
  const { top, bottom } = line.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}
