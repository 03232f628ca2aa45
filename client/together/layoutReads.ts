/**
 * Reads of the layout, done together once everything is drawn. Each of them, right after its own drawing, would lay the page
 * out again: as often as there are carets to find.
 */
import { flushSync } from 'react-dom'

/** Reads, and returns what draws the outcome; `null` when there is nothing to draw. */
export type LayoutRead = () => (() => void) | null

let waiting: LayoutRead[] = []

/** Reads before the browser paints, when what is being drawn now is drawn. */
export function readLayout(read: LayoutRead): void {
  if (waiting.length === 0) queueMicrotask(readAll)
  waiting.push(read)
}

function readAll(): void {
  const reads = waiting
  waiting = []
  const draws = reads.map(readSafely)
  flushSync(() => {
    for (const draw of draws) draw?.()
  })
}

/** One place that cannot be read leaves the others. */
function readSafely(read: LayoutRead): (() => void) | null {
  try {
    return read()
  } catch (error) {
    reportError(error)
    return null
  }
}
