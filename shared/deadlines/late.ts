/** Whether an item comes late, and so is asked for its reason («Sen sag: …»). */

import { danishTime } from '../agenda/danishTime.ts'
import type { AgendaFacts, ItemKind, Status } from '../agenda/document.ts'
import { isHeld } from './deadline.ts'

/** What of an item decides it. */
export interface LateItem {
  kind: ItemKind
  /** Nothing is asked of it. */
  withoutText: boolean
  status: Status
  missing: readonly unknown[]
  /** Local; `null`: none. */
  due: string | null
}

/**
 * An item was in time when it was said to be ready by then, and lacks nothing; that it is sent back and said to be ready anew counts as
 * coming late. Once the secretariat has approved it, it is asked for nothing more; nor is one of
 * which nothing is asked, which cannot be late.
 * @param now local, as `2024-01-24T10:00`
 */
export function isLate(
  { kind, withoutText, status, missing, due }: LateItem,
  facts: Pick<AgendaFacts, 'startsAt'>,
  now: string,
): boolean {
  if (kind === 'section' || withoutText || due === null || now <= due || isHeld(facts, now)) return false
  if (status.is === 'approved') return false
  if (status.is !== 'ready' || missing.length > 0) return true
  return status.at === null || danishTime(status.at).slice(0, due.length) > due
}
