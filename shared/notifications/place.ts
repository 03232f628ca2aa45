/** Where a notification leads. */
import type { AgendaId, FieldKey, ItemId } from '../agenda/document.ts'
import type { SentVersion } from '../protocol/versions.ts'
import type { CommentId, ThreadId } from '../threads/thread.ts'

export interface ToldPlace {
  /** `null`: the agenda itself. */
  item: ItemId | null
  field: FieldKey | null
  thread: ThreadId | null
  comment: CommentId | null
}

/** @returns where a notification leads, on this server: a version is read as it was sent */
export function pathOfTold(
  agenda: AgendaId,
  { place, version }: { place: ToldPlace; version: Pick<SentVersion, 'number'> | null },
): string {
  const path = `/agenda/${encodeURIComponent(agenda)}`
  return version === null ? `${path}${hashOf(place)}` : `${path}/read/${version.number}`
}

/** @returns the place as the agenda's page calls it in its address, with `#`; empty for the agenda itself */
export function hashOf({ item, field, thread, comment }: ToldPlace): string {
  const parts =
    thread !== null ? [`comment-${thread}`, comment] : item !== null ? [`item-${item}`, field] : []
  const named = parts.filter((part): part is string => part !== null)
  return named.length === 0 ? '' : `#${named.map(encodeURIComponent).join('/')}`
}
