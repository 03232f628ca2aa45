/** What of a document rights depend on at one moment. */
import type * as Y from 'yjs'
import {
  type AgendaState,
  type ItemId,
  isResponsible,
  itemOf,
  type PersonId,
  readLock,
  readState,
  readStatus,
  type StatusName,
} from '../agenda/document.ts'
import { asString } from '../agenda/values.ts'
import { commentOf, readComments, readTask, threadOf } from '../threads/thread.ts'

export interface Moment {
  agenda: AgendaState
  /** The item that a place belongs to, or that its thread is about; `null`: it belongs to none, or to one that is not there. */
  item: ItemMoment | null
  /** The thread that a place belongs to; `null`: it belongs to none, or to one that is not there yet. */
  thread: ThreadMoment | null
  /** The server's clock: milliseconds since 1970 (UTC); `null`: whoever asks does not judge the times that people say. */
  now: number | null
}

export interface ItemMoment {
  isResponsible: boolean
  status: StatusName
  isLocked: boolean
}

export interface ThreadMoment {
  /** They wrote what the place belongs to: the comment, else the thread. */
  isAuthor: boolean
  /** Whose task it is; `null`: nobody's. */
  assignee: PersonId | null
  /** Somebody else has said something in it, that was not deleted. */
  isAnswered: boolean
}

/** What is asked about: a place, by the keys from the root of the document down, and the plain value that comes there, if one does. */
export interface About {
  path: readonly string[]
  value?: unknown
}

/** Whether those who are responsible for it write in it, by its status alone. */
export const isBeingWritten = ({ status }: Pick<ItemMoment, 'status'>): boolean =>
  status === 'drafting' || status === 'returned'

/**
 * @param ids of the person who asks
 * @param now see `Moment`
 * Takes the same time however large the agenda is.
 */
export function momentOf(
  doc: Y.Doc,
  ids: readonly PersonId[],
  about: About,
  now: number | null = null,
): Moment {
  const item = itemIn(doc, about)
  return {
    agenda: readState(doc),
    item: item === null ? null : itemMomentOf(doc, ids, item),
    thread: threadMomentOf(doc, ids, about),
    now,
  }
}

function itemIn(doc: Y.Doc, { path: [root, id = '', key], value }: About): ItemId | null {
  if (root === 'items') return id
  if (root !== 'threads') return null
  // Of a thread that comes: the item that it says it is about.
  return asString(key === 'item' && value !== undefined ? value : threadOf(doc, id)?.get('item'))
}

function itemMomentOf(doc: Y.Doc, ids: readonly PersonId[], id: ItemId): ItemMoment | null {
  const item = itemOf(doc, id)
  if (item === undefined) return null
  return {
    isResponsible: isResponsible(item, ids),
    status: readStatus(item.get('status')).is,
    isLocked: readLock(item.get('locked')) !== null,
  }
}

function threadMomentOf(
  doc: Y.Doc,
  ids: readonly PersonId[],
  { path: [root, id = '', , comment] }: About,
): ThreadMoment | null {
  const thread = root === 'threads' ? threadOf(doc, id) : undefined
  if (thread === undefined) return null
  const written = comment === undefined ? thread : commentOf(thread, comment)
  return {
    isAuthor: ids.includes(asString(written?.get('author'))),
    assignee: readTask(thread.get('task'))?.person ?? null,
    isAnswered: readComments(thread).some(
      ({ author, deletedAt }) => deletedAt === null && !ids.includes(author),
    ),
  }
}
