/**
 * What somebody said while this computer's clock was ahead, and no server had told the time: nobody is refused for that. It is said again as
 * of now.
 */
import type * as Y from 'yjs'
import { asMap } from '../../shared/agenda/values.ts'
import { AHEAD_MS } from '../../shared/rights/table.ts'

/** When a thread and its comments were begun, and changed. */
const TIMES = ['at', 'editedAt', 'deletedAt']

/** @param made a thread or a comment @param now the server's clock, milliseconds since 1970 (UTC) */
export const isSaidAhead = (made: Y.Map<unknown>, now: number): boolean =>
  [...made.entries()].some(([key, value]) => {
    const below = asMap(value)
    return below === undefined ? isAhead(key, value, now) : isSaidAhead(below, now)
  })

/** Of one that is in its document. */
export function saySaidNow(made: Y.Map<unknown>, now: number): void {
  for (const [key, value] of [...made.entries()]) {
    const below = asMap(value)
    if (below !== undefined) saySaidNow(below, now)
    else if (isAhead(key, value, now)) made.set(key, now)
  }
}

const isAhead = (key: string, value: unknown, now: number): boolean =>
  TIMES.includes(key) && typeof value === 'number' && value > now + AHEAD_MS
