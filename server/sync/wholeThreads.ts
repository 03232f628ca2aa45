/**
 * A thread and a comment come whole: with what says whose they are, when they were written and what about. Who wrote it can never be said
 * later; what came without would be nobody's.
 */
import { Refused } from '../gate/refused.ts'
import type { Touch } from '../gate/touches.ts'

const COMES_WITH: Readonly<Record<string, readonly string[]>> = {
  thread: ['item', 'author', 'at', 'comments'],
  comment: ['author', 'at', 'body'],
}

/** @throws Refused */
export function checkThreads(touches: readonly Touch[]): void {
  const coming = touches.filter(
    ({ place, operation }) => operation === 'create' && Object.hasOwn(COMES_WITH, place),
  )
  if (coming.length === 0) return
  const there = new Set(touches.map(({ path }) => path.join('/')))
  // Threads in which somebody says something.
  const begun = new Set(coming.flatMap(({ place, path }) => (place === 'comment' ? [path[1]] : [])))
  for (const { place, path } of coming) {
    const isWhole = COMES_WITH[place]!.every((key) => there.has([...path, key].join('/')))
    if (!isWhole || !begun.has(path[1])) throw new Refused('malformed', `${place} in part`)
  }
}
