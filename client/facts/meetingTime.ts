/**
 * When a meeting is, as one edits it: a day, when it begins, when it ends, and how many days later that is. A meeting that is
 * moved to another day takes its end along by itself.
 */
import type { AgendaFacts } from '../../shared/agenda/document.ts'
import { addDays, daysBetween, isLikelyYear, joinLocal, readLocal } from '../../shared/agenda/localTime.ts'

export type MeetingTime = Pick<AgendaFacts, 'startsAt' | 'endsAt'>

export const NO_TIME: MeetingTime = { startsAt: null, endsAt: null }

/** Days as `2024-01-24`, times as `10:00`; `null`: not given (yet). */
export interface TimeParts {
  day: string | null
  from: string | null
  to: string | null
  /** How many days after the first the meeting ends. */
  daysMore: number
}

export function partsOf({ startsAt, endsAt }: MeetingTime): TimeParts {
  const start = readLocal(startsAt)
  const end = readLocal(endsAt)
  return {
    day: start?.day ?? null,
    from: start?.time ?? null,
    to: end?.time ?? null,
    daysMore: start === null || end === null ? 0 : daysBetween(start.day, end.day),
  }
}

/** @returns `null` while the parts make no whole time, or one in a year that nobody means */
export function timeOf({ day, from, to, daysMore }: TimeParts): MeetingTime | null {
  if (day === null || from === null || !isLikelyYear(day)) return null
  const startsAt = joinLocal({ day, time: from })
  if (to === null) return { startsAt, endsAt: null }
  const lastDay = addDays(day, daysMore)
  return isLikelyYear(lastDay) ? { startsAt, endsAt: joinLocal({ day: lastDay, time: to }) } : null
}

/**
 * What somebody who leaves the parts as they are has meant: a year of two figures is one of this century, and nothing at all is
 * no time.
 * @param before what the agenda says: of a time that was emptied the end goes too, but an end that was chosen first waits
 * @returns `null` where that is no whole time
 */
export function meant(parts: TimeParts, before: MeetingTime): MeetingTime | null {
  if (parts.day === null && parts.from === null)
    return parts.to === null || before.startsAt !== null ? NO_TIME : null
  const lastDay = parts.day === null ? null : addDays(parts.day, parts.daysMore)
  const day = parts.day && inThisCentury(parts.day)
  const daysMore = day && lastDay ? daysBetween(day, inThisCentury(lastDay)) : parts.daysMore
  return timeOf({ ...parts, day, daysMore })
}

/** The sentence about what is missing of a time that is not whole: the day, the time of day, or a part of either. */
export type Lacking = 'dayMissing' | 'timeMissing' | 'timeUnclear'

export function lackingIn({ day, from }: TimeParts): Lacking {
  if (day === null && from !== null) return 'dayMissing'
  return day !== null && from === null ? 'timeMissing' : 'timeUnclear'
}

const inThisCentury = (day: string): string => day.replace(/^00(?=\d\d-)/, '20')

export const endsTooEarly = ({ startsAt, endsAt }: MeetingTime): boolean =>
  startsAt !== null && endsAt !== null && endsAt < startsAt
