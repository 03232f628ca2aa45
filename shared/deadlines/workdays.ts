/** Working days («hverdage»), as Danish authorities count them: to a day, and from one to another. */
import { addDays, daysBetween } from '../agenda/localTime.ts'
import { isHoliday } from './holidays.ts'

/** What a council says of its working days. @see DeadlineRules */
export interface WorkdayCalendar {
  saturdayIsWorkday: boolean
}

/** @param day as `2024-01-24` */
export function isWorkday(day: string, { saturdayIsWorkday }: WorkdayCalendar): boolean {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay()
  const isWeekend = weekday === 0 || (weekday === 6 && !saturdayIsWorkday)
  return !isWeekend && !isHoliday(day)
}

/** @returns the day so many working days before this one, which does not count itself; 0: the last working day up to it */
export function workdayBefore(day: string, workdays: number, calendar: WorkdayCalendar): string {
  let found = day
  for (let left = workdays; left > 0; ) {
    found = addDays(found, -1)
    if (isWorkday(found, calendar)) left -= 1
  }
  while (!isWorkday(found, calendar)) found = addDays(found, -1)
  return found
}

/** Nobody counts the working days of more than this (days): what is further away is told in days. */
const FARTHEST = 4000

/** @returns how many working days come after `from` up to and with `to`; less than 0 when `to` comes first */
export function workdaysBetween(from: string, to: string, calendar: WorkdayCalendar): number {
  const days = daysBetween(from, to)
  if (days < 0) return 0 - workdaysBetween(to, from, calendar)
  if (days > FARTHEST) return days
  let count = 0
  for (let day = from; day !== to; ) {
    day = addDays(day, 1)
    if (isWorkday(day, calendar)) count += 1
  }
  return count
}
