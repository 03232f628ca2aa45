/** The order in which agendas are listed, by when they meet. */
import type { AgendaFacts, AgendaId } from './document.ts'

type Meeting = { id: AgendaId } & Pick<AgendaFacts, 'startsAt' | 'endsAt'>

/** Its last day has gone. @param today local time, or a day */
export const isHeld = ({ startsAt, endsAt }: Omit<Meeting, 'id'>, today: string): boolean =>
  startsAt !== null &&
  (endsAt !== null && endsAt > startsAt ? endsAt : startsAt).slice(0, 10) < today.slice(0, 10)

/**
 * Meetings to come, the next first; then those without a date; then those held, the latest first.
 * @param today local time, as `startsAt`
 */
export function nextMeetingFirst<M extends Meeting>(agendas: readonly M[], today: string): M[] {
  const group = (meeting: Meeting) => (meeting.startsAt === null ? 1 : isHeld(meeting, today) ? 2 : 0)
  return agendas.toSorted((a, b) => {
    const inTime = (a.startsAt ?? '').localeCompare(b.startsAt ?? '') || a.id.localeCompare(b.id)
    return group(a) - group(b) || (group(a) === 2 ? -inTime : inTime)
  })
}
