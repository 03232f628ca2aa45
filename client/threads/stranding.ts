/** Why what somebody has written in a comment cannot be sent any more, and whose doing that is. */
import type * as Y from 'yjs'
import { type ItemId, itemOf, readItem } from '../../shared/agenda/document.ts'
import { commentOf, commentsOf, readComments, type ThreadId, threadOf } from '../../shared/threads/thread.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { deleterOf } from '../structure/deletion.ts'
import { draftOf, type Unsent } from './drafts.ts'
import { threadsOfSession } from './threadsWatch.ts'
import { whyNotDeed } from './useCommentRights.ts'

export interface Stranding {
  /** What is gone; `may-not`: nothing, but one may say nothing here any more. */
  gone: 'item' | 'thread' | 'comment' | 'may-not'
  /** The client that deleted it; `null`: none, or the document cannot say. */
  by: number | null
}

type Session = Pick<AgendaSession, 'doc' | 'watch' | 'asker'>

/** @returns `null`: it can be sent */
export function strandingOf(session: Session, { name, begins }: Unsent): Stranding | null {
  const { doc } = session
  const { is, thread: id, comment } = draftOf(name)
  const threads = threadsOfSession(session)
  const item = begins?.item ?? threads.whole(id)?.item
  if (item === undefined) return { gone: 'thread', by: null }
  if (!threads.isThere(item)) return { gone: 'item', by: deleterOfItem(doc, item) }
  if (is === 'begin') return session.asker() !== null ? mayNot(session, { is: 'begin', item }) : null
  if (threads.of(id) === null) return { gone: 'thread', by: deleterOfThread(doc, id) }
  if (comment !== null && isCommentGone(doc, id, comment))
    return { gone: 'comment', by: deleterOfComment(doc, id, comment) }
  if (session.asker() === null) return null
  return mayNot(session, comment === null ? { is: 'reply', thread: id } : { is: 'edit', thread: id, comment })
}

const mayNot = (session: Session, deed: Parameters<typeof whyNotDeed>[1]): Stranding | null =>
  whyNotDeed(session, deed) === null ? null : { gone: 'may-not', by: null }

const isCommentGone = (doc: Y.Doc, thread: ThreadId, id: string): boolean => {
  const map = threadOf(doc, thread)
  return map !== undefined && readComments(map).find((one) => one.id === id)?.deletedAt !== null
}

/** One that stood below what was deleted is gone with it. */
function deleterOfItem(doc: Y.Doc, id: ItemId): number | null {
  const item = itemOf(doc, id)
  const isDeleted = item !== undefined && readItem(id, item).deletedAt !== null
  return isDeleted ? (deleterOf(doc, id) ?? null) : null
}

/** Where only its comments were deleted, whoever deleted the last. */
function deleterOfThread(doc: Y.Doc, id: ThreadId): number | null {
  const map = threadOf(doc, id)
  if (map === undefined) return null
  if (typeof map.get('deletedAt') === 'number') return setter(map)
  const last = readComments(map).reduce<{ id: string; at: number } | null>((latest, { id, deletedAt }) => {
    const at = deletedAt ?? 0
    return latest === null || at > latest.at ? { id, at } : latest
  }, null)
  return last === null ? null : setter(commentsOf(map)?.get(last.id))
}

function deleterOfComment(doc: Y.Doc, thread: ThreadId, comment: string): number | null {
  const map = threadOf(doc, thread)
  return map === undefined ? null : setter(commentOf(map, comment))
}

/** The client that has set when it was deleted. */
const setter = (map: unknown): number | null =>
  (map as Y.Map<unknown> | undefined)?._map?.get('deletedAt')?.id.client ?? null
