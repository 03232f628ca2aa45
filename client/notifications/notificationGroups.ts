/** The list of what one is told, in groups: an agenda and a day each, the newest first. */
import { pathOfTold } from '../../shared/notifications/place.ts'
import type { NotificationRow } from '../../shared/protocol/api.ts'

export interface NotificationGroup {
  key: string
  agenda: NotificationRow['agenda']
  /** The newest in it: its day is the group's. */
  at: number
  rows: NotificationRow[]
}

/** @param dayOf in the browser's own zone, as anything that is the same for times of one day */
export function groupNotifications(
  rows: readonly NotificationRow[],
  dayOf: (at: number) => string = (at) => new Date(at).toDateString(),
): NotificationGroup[] {
  const groups = Map.groupBy(rows, ({ agenda, at }) => `${dayOf(at)} ${agenda.id}`)
  return [...groups].map(([key, ones]) => ({ key, agenda: ones[0]!.agenda, at: ones[0]!.at, rows: ones }))
}

/** Where it leads, on this server. */
export const addressOf = (row: Pick<NotificationRow, 'agenda' | 'place' | 'version'>): string =>
  pathOfTold(row.agenda.id, row)
