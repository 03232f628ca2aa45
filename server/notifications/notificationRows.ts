/** What somebody is told, as the bell shows it. Rights are decided here, on what was loaded. */
import type { PersonId } from '../../shared/agenda/document.ts'
import type { NotificationRow } from '../../shared/protocol/api.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import type { NotificationStore, StoredNotification } from '../storage/storage.ts'

/** The newest are shown; whoever has more unread has read none for weeks. */
const MOST = 100

/** The newest first. */
export async function notificationRows(
  store: Pick<NotificationStore, 'of'>,
  person: PersonId,
): Promise<NotificationRow[]> {
  return (await store.of(person, MOST)).filter(mayOpen).map(asRow)
}

/** Whether whoever was told may open it still: what was sent is for every member, all else for those who open drafts. */
export const mayOpen = ({ role, reason }: Pick<StoredNotification, 'role' | 'reason'>): boolean =>
  role !== null && (reason === 'sent' || opensDrafts(role))

function asRow(one: StoredNotification): NotificationRow {
  const { id, reason, by, at, readAt, agenda, place, item, heading, words, items, due, version } = one
  const { title, startsAt } = agenda.facts
  return {
    ...{ id: String(id), reason, by, at, isRead: readAt !== null, place, item, heading, words, items, due },
    version,
    agenda: { id: agenda.id, council: { ...agenda.council }, title, startsAt },
  }
}
