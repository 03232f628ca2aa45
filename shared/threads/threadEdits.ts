/**
 * Everything that a person can do to comments: one function each, one transaction each. Nothing is ever taken out; to delete is to set
 * `deletedAt`. None of it is on the undo stack: a comment is said to others, and each of these has a button that takes it back.
 */
import * as Y from 'yjs'
import { type FieldKey, type ItemId, type PersonId, threadsOf } from '../agenda/document.ts'
import { AlreadyInAgenda, LASTING_EDIT, NotInAgenda } from '../agenda/edits.ts'
import type { RichText } from '../richtext/richText.ts'
import {
  type Anchor,
  type CommentId,
  commentOf,
  commentsOf,
  readTask,
  readThread,
  type ThreadId,
  threadOf,
} from './thread.ts'

export interface NewComment {
  id: CommentId
  author: PersonId
  /** Milliseconds since 1970 (UTC), by the server's clock (message 102). */
  at: number
  body: RichText
}

export interface NewThread {
  id: ThreadId
  item: ItemId
  field: FieldKey | null
  anchor: Anchor | null
  /** Whose task it is from the beginning. */
  task?: PersonId
  /** What begins it; its author and time are the thread's. */
  comment: NewComment
}

/** @throws AlreadyInAgenda */
export function beginThread(doc: Y.Doc, { id, item, field, anchor, task, comment }: NewThread): void {
  if (threadsOf(doc).has(id)) throw new AlreadyInAgenda(`thread ${id}`)
  lastingEdit(doc, () => {
    const thread = new Y.Map<unknown>([
      ['item', item],
      ['field', field],
      ['anchor', anchor],
      ['author', comment.author],
      ['at', comment.at],
      ['comments', new Y.Map([[comment.id, newComment(comment)]])],
    ])
    if (task !== undefined) thread.set('task', { person: task, done: null })
    threadsOf(doc).set(id, thread)
  })
}

/** Answers in a thread; one that was resolved stays so. @throws NotInAgenda, AlreadyInAgenda */
export function reply(doc: Y.Doc, id: ThreadId, comment: NewComment): void {
  const comments = orRefuse(commentsOf(mapOf(doc, id)), `no comments in thread ${id}`)
  if (comments.has(comment.id)) throw new AlreadyInAgenda(`comment ${comment.id}`)
  lastingEdit(doc, () => comments.set(comment.id, newComment(comment)))
}

const newComment = ({ author, at, body }: NewComment): Y.Map<unknown> =>
  new Y.Map<unknown>([
    ['author', author],
    ['at', at],
    ['body', body],
  ])

/** @param at milliseconds since 1970 (UTC), as in all of these @throws NotInAgenda */
export function editComment(
  doc: Y.Doc,
  id: ThreadId,
  comment: CommentId,
  { body, at }: Pick<NewComment, 'body' | 'at'>,
): void {
  const map = commentMap(doc, id, comment)
  lastingEdit(doc, () => {
    map.set('body', body)
    map.set('editedAt', at)
  })
}

/** @throws NotInAgenda */
export function deleteComment(doc: Y.Doc, id: ThreadId, comment: CommentId, at: number): void {
  const map = commentMap(doc, id, comment)
  lastingEdit(doc, () => map.set('deletedAt', at))
}

/** @throws NotInAgenda */
export function restoreComment(doc: Y.Doc, id: ThreadId, comment: CommentId): void {
  const map = commentMap(doc, id, comment)
  lastingEdit(doc, () => map.set('deletedAt', null))
}

/** The whole thread, with what others answered. @throws NotInAgenda */
export function deleteThread(doc: Y.Doc, id: ThreadId, at: number): void {
  set(doc, id, 'deletedAt', at)
}

/** @throws NotInAgenda */
export function restoreThread(doc: Y.Doc, id: ThreadId): void {
  set(doc, id, 'deletedAt', null)
}

/** «Løst». @throws NotInAgenda */
export function resolveThread(doc: Y.Doc, id: ThreadId, by: PersonId, at: number): void {
  set(doc, id, 'resolved', { by, at })
}

/** @throws NotInAgenda */
export function reopenThread(doc: Y.Doc, id: ThreadId): void {
  set(doc, id, 'resolved', null)
}

/** Makes the thread somebody's task, or nobody's (`null`). Who has it already keeps it as it is. @throws NotInAgenda */
export function assignThread(doc: Y.Doc, id: ThreadId, person: PersonId | null): void {
  const now = readThread(id, mapOf(doc, id)).task
  if ((now?.person ?? null) === person) return
  set(doc, id, 'task', person === null ? null : { person, done: null })
}

/** @param done by whom and when; `null`: it is to be done after all @throws NotInAgenda where it is no task */
export function setTaskDone(doc: Y.Doc, id: ThreadId, done: { by: PersonId; at: number } | null): void {
  const task = orRefuse(readTask(mapOf(doc, id).get('task')) ?? undefined, `thread ${id} is no task`)
  set(doc, id, 'task', { person: task.person, done })
}

function set(doc: Y.Doc, id: ThreadId, key: string, value: unknown): void {
  const thread = mapOf(doc, id)
  lastingEdit(doc, () => thread.set(key, value))
}

function mapOf(doc: Y.Doc, id: ThreadId): Y.Map<unknown> {
  return orRefuse(threadOf(doc, id), `no thread ${id}`)
}

function commentMap(doc: Y.Doc, id: ThreadId, comment: CommentId): Y.Map<unknown> {
  return orRefuse(commentOf(mapOf(doc, id), comment), `no comment ${comment} in thread ${id}`)
}

function orRefuse<T>(found: T | undefined, otherwise: string): T {
  if (found === undefined) throw new NotInAgenda(otherwise)
  return found
}

const lastingEdit = (doc: Y.Doc, change: () => void): void => doc.transact(change, LASTING_EDIT)
