/** What of the comments waits for somebody, by the item that it is about: read from the document, for whoever counts it. */
import type * as Y from 'yjs'
import { type ItemId, type PersonId, threadsOf } from '../agenda/document.ts'
import { asMap, asNumberOrNull } from '../agenda/values.ts'
import { oneLine } from '../richtext/plainText.ts'
import { commentsOf, isOpen, readComments, readThread, type ThreadFacts, type ThreadId } from './thread.ts'

/** A thread that waits for somebody to do something. */
export interface OpenTask {
  thread: ThreadId
  person: PersonId
  /** Who began the thread, and when (milliseconds since 1970, UTC). */
  by: PersonId
  at: number
  /** How it begins: on one line, cut. */
  words: string
}

export interface ItemThreads {
  /** How many threads wait for somebody. */
  open: number
  /** Those that are somebody's to do, the oldest first. */
  tasks: readonly OpenTask[]
}

export const NO_THREADS: ItemThreads = { open: 0, tasks: [] }

/** UTF-16 units of a task's words. */
const LONGEST_WORDS = 160

/**
 * Whether anything is left of a thread: it is gone with its last comment.
 * @param thread the map that `facts` were read from
 */
export function isThere(thread: Y.Map<unknown>, { deletedAt }: Pick<ThreadFacts, 'deletedAt'>): boolean {
  if (deletedAt !== null) return false
  const comments = [...(commentsOf(thread)?.values() ?? [])]
  return comments.some((value) => {
    const comment = asMap(value)
    return comment !== undefined && asNumberOrNull(comment.get('deletedAt')) === null
  })
}

/** @returns what waits in each item of which anything does; items that are deleted, or that nobody knows, too */
export function readItemThreads(doc: Y.Doc): Map<ItemId, ItemThreads> {
  const counts = new Map<ItemId, { open: number; tasks: OpenTask[] }>()
  for (const [id, value] of threadsOf(doc).entries()) {
    const thread = asMap(value)
    if (thread === undefined) continue
    const facts = readThread(id, thread)
    if (!isOpen(facts) || !isThere(thread, facts)) continue
    const count = counts.get(facts.item) ?? { open: 0, tasks: [] }
    counts.set(facts.item, count)
    count.open += 1
    if (facts.task?.done === null) count.tasks.push(taskOf(facts, facts.task.person, thread))
  }
  for (const { tasks } of counts.values()) tasks.sort(byTimeThenThread)
  return counts
}

function taskOf({ id, author, at }: ThreadFacts, person: PersonId, thread: Y.Map<unknown>): OpenTask {
  const first = readComments(thread).find(({ deletedAt }) => deletedAt === null)
  const words = first === undefined ? '' : oneLine(first.body)
  return { thread: id, person, by: author, at, words: cut(words) }
}

const cut = (words: string): string =>
  words.length <= LONGEST_WORDS
    ? words
    : `${words.slice(0, words.lastIndexOf(' ', LONGEST_WORDS) + 1 || LONGEST_WORDS).trimEnd()} …`

const byTimeThenThread = (a: OpenTask, b: OpenTask): number => a.at - b.at || (a.thread < b.thread ? -1 : 1)
