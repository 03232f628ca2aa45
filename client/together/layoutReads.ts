/**
 * Reads of the layout, done together once everything is drawn. Each of them, right after its own drawing, would lay the page
 * out again: as often as there are carets to find.
 */
import { flushSync } from 'react-dom'
import { safely } from '../app/safely.ts'

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
  // One place that cannot be read leaves the others.
  const draws = reads.map(safely)
  flushSync(() => {
    for (const draw of draws) draw?.()
  })
}
