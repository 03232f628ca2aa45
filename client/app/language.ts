/** The interface's language, and dates in it. */
import { readLocal } from '../../shared/agenda/localTime.ts'
import { translator } from '../../shared/language/translate.ts'

export const LANGUAGE = 'da'
export const t = translator(LANGUAGE)

// Times in an agenda are local to the meeting's place and carry no zone: they are read and shown as if in UTC.
const longDate = new Intl.DateTimeFormat('da-DK', { dateStyle: 'full', timeZone: 'UTC' })
const dayAndMonth = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'UTC' })
const weekdayAndDay = new Intl.DateTimeFormat('da-DK', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
})
const timeOfDay = new Intl.DateTimeFormat('da-DK', { timeStyle: 'short', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat('da-DK', { timeStyle: 'short' })
const moment = new Intl.DateTimeFormat('da-DK', { dateStyle: 'medium', timeStyle: 'short' })
const nearDays = new Intl.RelativeTimeFormat('da-DK', { numeric: 'auto' })
const names = new Intl.ListFormat('da', { type: 'conjunction' })

/** @param local as `2024-01-24T10:00` @returns «onsdag den 24. januar 2024 kl. 10.00», or what was given if it is no time */
export function longDateAndTime(local: string): string {
  const date = parseLocal(local)
  return date === null
    ? local
    : t('dateAndTime', { date: longDate.format(date), time: timeOfDay.format(date) })
}

/** @returns «onsdag den 24. januar 2024 kl. 10.00–15.00»; the last day too, where it is another one */
export function timeSpan(from: string, to: string | null): string {
  if (to === null) return longDateAndTime(from)
  const isSameDay = readLocal(from)?.day === readLocal(to)?.day
  return t(isSameDay ? 'timeSpan' : 'daySpan', {
    from: longDateAndTime(from),
    to: isSameDay ? timeOf(to) : longDateAndTime(to),
  })
}

/** @returns «onsdag 17. januar kl. 12», without what goes without saying: the year, and minutes of the full hour */
export function dayAndTime(local: string): string {
  const date = parseLocal(local)
  if (date === null) return local
  const time = date.getUTCMinutes() === 0 ? String(date.getUTCHours()) : timeOfDay.format(date)
  return t('dateAndTime', { date: weekdayAndDay.format(date), time })
}

/** @returns «24. januar 2024» */
export function shortDate(local: string): string {
  const date = parseLocal(local)
  return date === null ? local : dayAndMonth.format(date)
}

/** @returns «10.00» */
export function timeOf(local: string): string {
  const date = parseLocal(local)
  return date === null ? local : timeOfDay.format(date)
}

/** @param at milliseconds since 1970 (UTC) @returns the time in the browser's own zone */
export const clockTime = (at: number): string => clock.format(at)

/** @param at milliseconds since 1970 (UTC) @returns day and time in the browser's own zone */
export const dateAndClock = (at: number): string => moment.format(at)

/**
 * @param at milliseconds since 1970 (UTC)
 * @returns «i dag kl. 14.10», «i går kl. 14.10», and the date before that, in the browser's own zone
 */
export function dayAndClock(at: number, now: number): string {
  const days = daysSince(at) - daysSince(now)
  if (days !== 0 && days !== -1) return dateAndClock(at)
  return t('dateAndTime', { date: nearDays.format(days, 'day'), time: clock.format(at) })
}

/** Days by the calendar of the browser's own zone: those of summer have other hours. */
function daysSince(at: number): number {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (24 * 60 * 60 * 1000)
}

/** @returns «A, B og C» */
export const listOf = (parts: readonly string[]): string => names.format(parts)

function parseLocal(local: string): Date | null {
  const date = new Date(`${local}Z`)
  return Number.isNaN(date.getTime()) ? null : date
}
