/** What a new agenda is proposed of the last meeting's: nothing that belonged to that one alone, but where one goes on with it. */
import { daysBetween, readLocal } from '../../shared/agenda/localTime.ts'
import type { LastAgenda } from '../../shared/protocol/api.ts'

export interface Proposed {
  place: string
  /** Days from the first to the last. */
  daysMore: number
}

export function proposedFrom(
  last: Pick<LastAgenda, 'startsAt' | 'endsAt' | 'place'> | null,
  goesOn: boolean,
): Proposed {
  if (last === null || !goesOn) return { place: '', daysMore: 0 }
  const [start, end] = [readLocal(last.startsAt), readLocal(last.endsAt)]
  return { place: last.place, daysMore: start === null || end === null ? 0 : daysBetween(start.day, end.day) }
}
