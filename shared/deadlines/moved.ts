/** Deadlines that go along with a meeting that is moved: as many working days before it as they were, at the same time of day. */
import type * as Y from 'yjs'
import { itemEntries, readFacts, readItem } from '../agenda/document.ts'
import type { EveryDeadline } from '../agenda/edits.ts'
import { joinLocal, readLocal } from '../agenda/localTime.ts'
import { type WorkdayCalendar, workdayBefore, workdaysBetween } from './workdays.ts'

/** From when to when the meeting was moved: local times. */
export interface Move {
  from: string
  to: string
}

/** @returns the deadline as it was where it is none, or where it lay after the meeting */
export function movedAlong(due: string | null, { from, to }: Move, calendar: WorkdayCalendar): string | null {
  const [at, before, now] = [readLocal(due), readLocal(from), readLocal(to)]
  if (at === null || before === null || now === null || at.day > before.day) return due
  const workdays = workdaysBetween(at.day, before.day, calendar)
  return joinLocal({ day: workdayBefore(now.day, workdays, calendar), time: at.time })
}

/** What would go along: the agenda's deadlines, and those that living items have of their own. @returns `null` where nothing would change */
export function deadlinesMovedAlong(doc: Y.Doc, move: Move, calendar: WorkdayCalendar): EveryDeadline | null {
  const { deadlines: before } = readFacts(doc)
  const along = (due: string | null) => movedAlong(due, move, calendar)
  const deadlines = { items: along(before.items), material: along(before.material) }
  const items = itemEntries(doc).flatMap(([id, item]) => {
    const { dueAt, deletedAt } = readItem(id, item)
    const moved = along(dueAt)
    return deletedAt !== null || moved === null || moved === dueAt ? [] : [[id, moved] as const]
  })
  const isSame = deadlines.items === before.items && deadlines.material === before.material
  return isSame && items.length === 0 ? null : { deadlines, items }
}
