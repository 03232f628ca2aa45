/** When a day begins in Denmark, where the councils meet. */
import { danishTime } from '../shared/agenda/danishTime.ts'
import { readLocal } from '../shared/agenda/localTime.ts'

/** @param day as `2024-01-24` @returns when it begins in Denmark: milliseconds since 1970 (UTC); `null` for what is no day */
export function startOfDanishDay(day: string): number | null {
  if (readLocal(`${day}T00:00`) === null) return null
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const aheadAt = (at: number) => Date.parse(`${danishTime(at)}Z`) - at
  // Twice: the first guess may lie on the other side of a change of the clock.
  return midnight - aheadAt(midnight - aheadAt(midnight))
}
