/**
 * Local times of the meeting's place, as the document keeps them: `2024-01-24T10:00`. They are put together and compared as
 * text, and never converted through a time zone.
 */

/** A day as `2024-01-24`, and a time of that day as `10:00`. */
export interface DayAndTime {
  day: string
  time: string
}

const LOCAL = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?$/

/** Years that nobody means are mistakes at the keyboard. */
export const FIRST_YEAR = 1990
export const LAST_YEAR = 2199

/** @returns `null` for what is no time of a day that exists */
export function readLocal(value: string | null): DayAndTime | null {
  const [, day, time] = LOCAL.exec(value ?? '') ?? []
  return day === undefined || time === undefined || !exists(day, time) ? null : { day, time }
}

function exists(day: string, time: string): boolean {
  const at = Date.parse(`${day}T${time}Z`)
  // The 31st of February would be read as a day in March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${day}T${time}`)
}

export const joinLocal = ({ day, time }: DayAndTime): string => `${day}T${time}`

export function isLikelyYear(day: string): boolean {
  const year = Number(day.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

const DAY_LENGTH = 86_400_000
const atMidnight = (day: string): number => Date.parse(`${day}T00:00Z`)

/** @returns the days from one to the other; less than 0 when `to` comes first */
export const daysBetween = (from: string, to: string): number =>
  (atMidnight(to) - atMidnight(from)) / DAY_LENGTH

export const addDays = (day: string, days: number): string =>
  new Date(atMidnight(day) + days * DAY_LENGTH).toISOString().slice(0, 10)
