/** Whether the day of a meeting has passed: nothing stops anybody who has a reason, but most have the wrong date. */
import { shortDate } from '../app/language.ts'
import { serverToday } from '../app/serverClock.ts'

/** @param startsAt as `2024-01-24T10:00` @returns the day in words; `null`: it has not passed */
export const dayGone = (startsAt: string | null): string | null =>
  startsAt === null || startsAt.slice(0, 10) >= serverToday() ? null : shortDate(startsAt)
