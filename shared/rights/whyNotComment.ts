/**
 * What somebody may do with comments, by the one table: what the page offers, in the words of the page. Who may not is told why by the
 * `Denial`: `not-allowed`, or `sent` when the agenda is no draft any more.
 */
import type * as Y from 'yjs'
import type { FieldPlace } from '../agenda/fieldPlace.ts'
import { type CommentId, type ThreadId, threadOf } from '../threads/thread.ts'
import type { Asker, Denial } from './whyNot.ts'
import { whyNotAt } from './whyNotAt.ts'

/** What is done to a thread; of those that give a comment, to that. */
export type CommentDeed =
  /** Says something new about an item that is there. */
  | { is: 'begin'; item: FieldPlace['item'] }
  | { is: 'reply'; thread: ThreadId }
  | { is: 'edit'; thread: ThreadId; comment: CommentId }
  /** To bring it back is the same right. */
  | { is: 'delete'; thread: ThreadId; comment: CommentId }
  | { is: 'delete-thread'; thread: ThreadId }
  | { is: 'restore-thread'; thread: ThreadId }
  /** «Løst», and to open it again. */
  | { is: 'resolve'; thread: ThreadId }
  /** Gives it to somebody as a task, or takes it from them. */
  | { is: 'assign'; thread: ThreadId }
  /** Says that the task is done, or is to be done after all. */
  | { is: 'do-task'; thread: ThreadId }

/** @returns `null`: they may. Takes the same time however large the agenda is. */
export function whyNotComment(doc: Y.Doc, asker: Asker, deed: CommentDeed): Denial | null {
  const thread = 'thread' in deed ? ['threads', deed.thread] : ['threads', '']
  const set = (path: readonly string[], value: unknown) =>
    whyNotAt(doc, asker, path, { operation: 'replace', value })
  switch (deed.is) {
    case 'begin':
      return whyNotAt(doc, asker, [...thread, 'item'], { operation: 'create', value: deed.item, isNew: true })
    case 'reply':
      return whyNotAt(doc, asker, [...thread, 'comments', ''], { operation: 'create' })
    case 'edit':
      return set([...thread, 'comments', deed.comment, 'body'], undefined)
    case 'delete':
      return set([...thread, 'comments', deed.comment, 'deletedAt'], undefined)
    case 'delete-thread':
      return set([...thread, 'deletedAt'], undefined)
    case 'restore-thread':
      return set([...thread, 'deletedAt'], null)
    case 'resolve':
      return set([...thread, 'resolved'], null)
    case 'assign':
      return set([...thread, 'task'], null)
    case 'do-task':
      return set([...thread, 'task'], threadOf(doc, deed.thread)?.get('task'))
    default:
      return deed satisfies never
  }
}
