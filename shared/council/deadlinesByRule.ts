/**
 * When what is due for a meeting, by the council's rules. This is the one place where a new agenda gets its deadlines from: whatever
 * counts working days better (public holidays) takes the place of `dayBefore`.
 */
import type { Deadlines } from '../agenda/document.ts'
import { addDays, joinLocal, readLocal } from '../agenda/localTime.ts'
import type { DeadlineRule, DeadlineRules } from './settings.ts'

/** @param startsAt local time, as the meeting's @returns no deadlines for a meeting without a day */
export function deadlinesByRule(rules: DeadlineRules, startsAt: string | null): Deadlines {
  const day = readLocal(startsAt)?.day ?? null
  const due = (rule: DeadlineRule | null) =>
    rule === null || day === null
      ? null
      : joinLocal({ day: dayBefore(day, rule.workdaysBefore, rules.saturdayIsWorkday), time: rule.time })
  return { items: due(rules.items), material: due(rules.material) }
}

/** So many working days before a day; Sundays are none, Saturdays where the council says so. */
function dayBefore(day: string, workdays: number, saturdayIsWorkday: boolean): string {
  let at = day
  for (let left = workdays; left > 0; ) {
    at = addDays(at, -1)
    const weekday = new Date(`${at}T00:00Z`).getUTCDay()
    if (weekday !== 0 && (weekday !== 6 || saturdayIsWorkday)) left -= 1
  }
  return at
}
