/** When something is due: by the council's rule, by the agenda, or by an item of its own. All times are local to the meeting's place. */
import type { AgendaFacts, Deadlines, ItemFacts } from '../agenda/document.ts'
import { joinLocal, readLocal } from '../agenda/localTime.ts'
import type { DeadlineRule, DeadlineRules } from '../council/settings.ts'
import { type WorkdayCalendar, workdayBefore } from './workdays.ts'

/** @returns `null` where the meeting has no time yet, or the council no such deadline */
export function deadlineByRule(
  startsAt: string | null,
  rule: DeadlineRule | null,
  calendar: WorkdayCalendar,
): string | null {
  const meeting = readLocal(startsAt)
  if (meeting === null || rule === null) return null
  return joinLocal({ day: workdayBefore(meeting.day, rule.workdaysBefore, calendar), time: rule.time })
}

/** Both deadlines of an agenda, as the council's rules have them. */
export const deadlinesByRules = (startsAt: string | null, rules: DeadlineRules): Deadlines => ({
  items: deadlineByRule(startsAt, rules.items, rules),
  material: deadlineByRule(startsAt, rules.material, rules),
})

/** @returns when an item is due: its own deadline, else the agenda's; `null`: neither is set, or it is no time */
export function dueOf(
  { dueAt }: Pick<ItemFacts, 'dueAt'>,
  { deadlines }: Pick<AgendaFacts, 'deadlines'>,
): string | null {
  const due = dueAt ?? deadlines.items
  return readLocal(due) === null ? null : due
}

/** Whether a deadline helps nobody: it passes when the meeting has begun. @param due local, as the meeting's time */
export const isAfterMeeting = (due: string | null, { startsAt }: Pick<AgendaFacts, 'startsAt'>): boolean =>
  readLocal(due) !== null && readLocal(startsAt) !== null && due! >= startsAt!

/** Whether the meeting has been held: nothing of it is due any more. @param now local, as `2024-01-24T10:00` */
export const isHeld = ({ startsAt }: Pick<AgendaFacts, 'startsAt'>, now: string): boolean =>
  readLocal(startsAt) !== null && now >= startsAt!
