/**
 * Comments on a draft, as its document holds them (the root `threads`). A thread is about an item, one of its fields, or words in that; what
 * it says never stands in the text. As everywhere: whoever reads tolerates what it does not know, and none of these throws.
 */
import type * as Y from 'yjs'
import { compareStrings, type FieldKey, type ItemId, type PersonId, threadsOf } from '../agenda/document.ts'
import { asMap, asNumberOrNull, asRecord, asString, asStringOrNull } from '../agenda/values.ts'
import { EMPTY_TEXT, type RichText } from '../richtext/richText.ts'

export type ThreadId = string
export type CommentId = string

/**
 * Which words a thread is about. The positions are Yjs' own (`Y.relativePositionToJSON`) and follow the letters beside them; the quoted
 * words find the place again where a position has lost it (`anchor.ts`). One value, never changed.
 */
export interface Anchor {
  start: unknown
  end: unknown
  quote: string
}

/** The thread is somebody's to do. One value. */
export interface Task {
  person: PersonId
  /** Who did it, and when (milliseconds since 1970, UTC). */
  done: { by: PersonId; at: number } | null
}

export interface ThreadFacts {
  id: ThreadId
  item: ItemId
  /** `null`: it is about the whole item. */
  field: FieldKey | null
  /** `null`: about all of it. */
  anchor: Anchor | null
  /** Who began it, and when; milliseconds since 1970 (UTC), as all times here. */
  author: PersonId
  at: number
  task: Task | null
  resolved: { by: PersonId; at: number } | null
  deletedAt: number | null
}

export interface CommentFacts {
  id: CommentId
  author: PersonId
  at: number
  body: RichText
  editedAt: number | null
  deletedAt: number | null
}

/** UTF-16 units of a comment's body as JSON. */
export const LONGEST_BODY = 16_000
/** UTF-16 units of the words that an anchor quotes; of longer ones the beginning is kept. */
export const LONGEST_QUOTE = 2000

export function threadOf(doc: Y.Doc, id: ThreadId): Y.Map<unknown> | undefined {
  return asMap(threadsOf(doc).get(id))
}

export const commentsOf = (thread: Y.Map<unknown>): Y.Map<unknown> | undefined =>
  asMap(thread.get('comments'))

export function commentOf(thread: Y.Map<unknown>, id: CommentId): Y.Map<unknown> | undefined {
  return asMap(commentsOf(thread)?.get(id))
}

/** Every thread, deleted ones too, the oldest first; what is no map is no thread. */
export function readThreads(doc: Y.Doc): ThreadFacts[] {
  return [...threadsOf(doc).entries()]
    .flatMap(([id, value]) => {
      const thread = asMap(value)
      return thread === undefined ? [] : [readThread(id, thread)]
    })
    .sort(byTimeThenId)
}

/** @param id the key under which `thread` stands in `threads` */
export function readThread(id: ThreadId, thread: Y.Map<unknown>): ThreadFacts {
  return {
    id,
    item: asString(thread.get('item')),
    field: asStringOrNull(thread.get('field')),
    anchor: readAnchor(thread.get('anchor')),
    author: asString(thread.get('author')),
    at: asNumberOrNull(thread.get('at')) ?? 0,
    task: readTask(thread.get('task')),
    resolved: readByAndAt(thread.get('resolved')),
    deletedAt: asNumberOrNull(thread.get('deletedAt')),
  }
}

/** Every comment of a thread, deleted ones too, the oldest first. */
export function readComments(thread: Y.Map<unknown>): CommentFacts[] {
  return [...(commentsOf(thread)?.entries() ?? [])]
    .flatMap(([id, value]) => {
      const comment = asMap(value)
      return comment === undefined ? [] : [readComment(id, comment)]
    })
    .sort(byTimeThenId)
}

function readComment(id: CommentId, comment: Y.Map<unknown>): CommentFacts {
  return {
    id,
    author: asString(comment.get('author')),
    at: asNumberOrNull(comment.get('at')) ?? 0,
    body: readBody(comment.get('body')),
    editedAt: asNumberOrNull(comment.get('editedAt')),
    deletedAt: asNumberOrNull(comment.get('deletedAt')),
  }
}

/** Whether a thread waits for somebody: neither resolved nor deleted. */
export const isOpen = ({ resolved, deletedAt }: Pick<ThreadFacts, 'resolved' | 'deletedAt'>): boolean =>
  resolved === null && deletedAt === null

export function readTask(value: unknown): Task | null {
  const { person, done } = asRecord(value)
  return typeof person === 'string' ? { person, done: readByAndAt(done) } : null
}

function readAnchor(value: unknown): Anchor | null {
  const { start, end, quote } = asRecord(value)
  return start === undefined || end === undefined ? null : { start, end, quote: asString(quote) }
}

function readBody(value: unknown): RichText {
  const { type, content } = asRecord(value)
  return type === 'doc' && Array.isArray(content) ? (value as RichText) : EMPTY_TEXT
}

function readByAndAt(value: unknown): { by: PersonId; at: number } | null {
  const { by, at } = asRecord(value)
  return typeof by === 'string' && typeof at === 'number' && Number.isFinite(at) ? { by, at } : null
}

const byTimeThenId = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || compareStrings(a.id, b.id)
