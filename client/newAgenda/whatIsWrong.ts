/** What keeps a new agenda from being made: each fault at its own field, in the order in which they stand. */
import { endsTooEarly, type TimeParts, timeOf } from '../facts/meetingTime.ts'

/** The fields of a time, as they stand. */
export const TIME_FIELDS = ['day', 'from', 'to', 'lastDay'] as const
export type TimeField = (typeof TIME_FIELDS)[number]

export interface Fault {
  at: 'title' | TimeField
  sentence: 'newAgendaNoTitle' | 'newAgendaBadTime' | 'newAgendaLastDayEarly' | 'newAgendaEndsEarly'
}

/** @param half fields in which something stands, but not all */
export function faultsIn(title: string, times: TimeParts, half: readonly TimeField[]): Fault[] {
  const ofTime = faultInTime(times, half)
  return [
    ...(title.trim() === '' ? [{ at: 'title', sentence: 'newAgendaNoTitle' } as const] : []),
    ...(ofTime === null ? [] : [ofTime]),
  ]
}

function faultInTime(times: TimeParts, [half]: readonly TimeField[]): Fault | null {
  const { day, from, to, daysMore } = times
  if (half !== undefined) return { at: half, sentence: 'newAgendaBadTime' }
  // Without a day the times that the last meeting had mean nothing.
  if (day === null) return null
  if (from === null) return { at: 'from', sentence: 'newAgendaBadTime' }
  if (timeOf({ ...times, to: null }) === null) return { at: 'day', sentence: 'newAgendaBadTime' }
  if (to === null) return null
  if (daysMore < 0) return { at: 'lastDay', sentence: 'newAgendaLastDayEarly' }
  const time = timeOf(times)
  if (time === null) return { at: 'lastDay', sentence: 'newAgendaBadTime' }
  return endsTooEarly(time) ? { at: 'to', sentence: 'newAgendaEndsEarly' } : null
}
