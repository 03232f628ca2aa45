/** How far away a deadline is, for words and colours. Pure: it is told what time it is. */
import { daysBetween, readLocal } from '../agenda/localTime.ts'
import { type WorkdayCalendar, workdaysBetween } from './workdays.ts'

/** Grey, blue, amber and red; what each means is told in words beside it. */
export type DueTone = 'later' | 'soon' | 'passed' | 'long-passed'

export interface Due {
  /** From the day that it is to the day of the deadline; less than 0 when that is over. */
  days: number
  /** The same in working days. */
  workdays: number
  /** As `12:00`. */
  time: string
  isPassed: boolean
  tone: DueTone
}

/** Within so many days it is near. */
const SOON_DAYS = 7

/** @param due, now local times of the meeting's place @returns `null` for what is no time */
export function readDue(due: string | null, now: string, calendar: WorkdayCalendar): Due | null {
  const [at, today] = [readLocal(due), readLocal(now)]
  if (at === null || today === null) return null
  const days = daysBetween(today.day, at.day)
  const workdays = workdaysBetween(today.day, at.day, calendar)
  // At the very minute it is still in time.
  const isPassed = `${today.day}T${today.time}` > `${at.day}T${at.time}`
  return { days, workdays, time: at.time, isPassed, tone: toneOf({ days, workdays, isPassed }) }
}

/** A working day that has gone by is long: somebody has waited through it. */
function toneOf({ days, workdays, isPassed }: Pick<Due, 'days' | 'workdays' | 'isPassed'>): DueTone {
  if (isPassed) return workdays < 0 ? 'long-passed' : 'passed'
  return days <= SOON_DAYS ? 'soon' : 'later'
}
