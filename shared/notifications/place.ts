/** Where a notification leads. */
import type { FieldKey, ItemId } from '../agenda/document.ts'
import type { CommentId, ThreadId } from '../threads/thread.ts'

export interface ToldPlace {
  /** `null`: the agenda itself. */
  item: ItemId | null
  field: FieldKey | null
  thread: ThreadId | null
  comment: CommentId | null
}

/** @returns the place as the agenda's page calls it in its address, with `#`; empty for the agenda itself */
export function hashOf({ item, field, thread, comment }: ToldPlace): string {
  const parts =
    thread !== null ? [`comment-${thread}`, comment] : item !== null ? [`item-${item}`, field] : []
  const named = parts.filter((part): part is string => part !== null)
  return named.length === 0 ? '' : `#${named.map(encodeURIComponent).join('/')}`
}
