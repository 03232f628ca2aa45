/**
 * The threads of an open agenda, live: each is read anew only when something in it has changed, and their order when there are others or
 * the outline has changed. One watch for a session: the panel, the outline and the board share what it has read.
 */
import { type FieldKey, type ItemId, readTemplate } from '../../shared/agenda/document.ts'
import { inOrder, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import {
  type CommentFacts,
  isOpen,
  readComments,
  readThread,
  readThreads,
  type ThreadFacts,
  type ThreadId,
  threadOf,
} from '../../shared/threads/thread.ts'
import { OUTLINE, TEMPLATE, THREADS, threadKey, threadsIn } from '../agenda/documentWatch.ts'
import { stopAll } from '../app/stopAll.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'

type Session = Pick<AgendaSession, 'doc' | 'watch'>

export interface Thread extends ThreadFacts {
  /** Not deleted, the oldest first; what began it stands first, also where that alone was deleted. */
  comments: readonly CommentFacts[]
}

export class ThreadsWatch {
  readonly #session: Session
  readonly #whole = new Map<ThreadId, { of: number; thread: Thread | null }>()
  readonly #living = new WeakMap<Thread, Thread | null>()
  #order: { of: string; ids: readonly ThreadId[] } | null = null
  readonly #resolved = new Map<boolean, readonly ThreadId[]>()
  #open: { of: number; byItem: ReadonlyMap<ItemId, number> } | null = null
  #nodes: { of: number; byId: ReadonlyMap<ItemId, OutlineNode> } | null = null

  constructor(session: Session) {
    this.#session = session
  }

  /** @returns the same object for as long as nothing of it changes; `null`: there is no such thread, or it is deleted */
  of(id: ThreadId): Thread | null {
    const whole = this.whole(id)
    if (whole === null) return null
    const before = this.#living.get(whole)
    if (before !== undefined) return before
    const thread = living(whole)
    this.#living.set(whole, thread)
    return thread
  }

  /** As `of`, what is deleted too: the thread, and every comment that was in it. `null`: nobody knows of such a thread. */
  whole(id: ThreadId): Thread | null {
    const { doc, watch } = this.#session
    const now = watch.version(threadKey(id))
    const before = this.#whole.get(id)
    if (before?.of === now) return before.thread
    const map = threadOf(doc, id)
    const thread = map === undefined ? null : { ...readThread(id, map), comments: readComments(map) }
    this.#whole.set(id, { of: now, thread })
    return thread
  }

  /** Whether the agenda has this item still. */
  isThere(item: ItemId): boolean {
    return this.#byId().has(item)
  }

  /**
   * The threads about items that are there, as one reads the agenda: by item; what is about all of it, then by field; the oldest first.
   * @returns the same array for as long as it says the same
   */
  inOrder(): readonly ThreadId[] {
    const now = this.version()
    if (this.#order?.of === now) return this.#order.ids
    const ids = this.#sorted((id) => this.of(id) !== null)
    const isSame = ids.join() === this.#order?.ids.join()
    this.#order = { of: now, ids: isSame ? this.#order!.ids : ids }
    return this.#order.ids
  }

  /** Those of these whose item is there, in the same order: deleted ones too. */
  sorted(ids: readonly ThreadId[]): ThreadId[] {
    const wanted = new Set(ids)
    return this.#sorted((id) => wanted.has(id))
  }

  /** Those that are resolved, or (`false`) are not; the same array for as long as it says the same. */
  resolved(isResolved: boolean): readonly ThreadId[] {
    const ids = this.inOrder().filter((id) => (this.of(id)!.resolved !== null) === isResolved)
    const before = this.#resolved.get(isResolved)
    if (before?.join() === ids.join()) return before
    this.#resolved.set(isResolved, ids)
    return ids
  }

  /** How many threads about an item wait for somebody. */
  openIn(item: ItemId): number {
    return this.#counts().get(item) ?? 0
  }

  /** How many wait for somebody in all of the agenda. */
  open(): number {
    return [...this.#byId().keys()].reduce((sum, item) => sum + this.openIn(item), 0)
  }

  /** Another one whenever any of them may be another. */
  version(): string {
    return [THREADS, OUTLINE, TEMPLATE].map((key) => this.#session.watch.version(key)).join()
  }

  /** Calls back when `of(id)` may be another. @returns the function that stops it */
  subscribe(id: ThreadId, listener: () => void): () => void {
    return this.#session.watch.subscribe(threadKey(id), listener)
  }

  /** As `subscribe`, for `openIn(item)`. */
  subscribeIn(item: ItemId, listener: () => void): () => void {
    return this.#session.watch.subscribe(threadsIn(item), listener)
  }

  /** As `subscribe`, for which there are and how they stand. */
  readonly subscribeAll = (listener: () => void): (() => void) =>
    stopAll([THREADS, OUTLINE, TEMPLATE].map((key) => this.#session.watch.subscribe(key, listener)))

  #sorted(isWanted: (id: ThreadId) => boolean): ThreadId[] {
    const { doc } = this.#session
    const rankOf = ranks(
      [...this.#byId().keys()],
      readTemplate(doc).map(({ key }) => key),
    )
    return readThreads(doc)
      .filter(({ id, item }) => this.#byId().has(item) && isWanted(id))
      .map(({ id, item, field }) => ({ id, rank: rankOf(item, field) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ id }) => id)
  }

  #counts(): ReadonlyMap<ItemId, number> {
    const { doc, watch } = this.#session
    const now = watch.version(THREADS)
    if (this.#open?.of === now) return this.#open.byItem
    const byItem = new Map<ItemId, number>()
    for (const thread of readThreads(doc))
      if (isOpen(thread) && this.of(thread.id) !== null)
        byItem.set(thread.item, (byItem.get(thread.item) ?? 0) + 1)
    this.#open = { of: now, byItem }
    return byItem
  }

  #byId(): ReadonlyMap<ItemId, OutlineNode> {
    const { doc, watch } = this.#session
    const now = watch.version(OUTLINE)
    if (this.#nodes?.of !== now)
      this.#nodes = { of: now, byId: new Map(inOrder(readOutline(doc)).map((node) => [node.id, node])) }
    return this.#nodes.byId
  }
}

/** @returns `null` where nobody said anything that is still there */
function living(thread: Thread): Thread | null {
  const comments = thread.comments.filter(({ deletedAt }, index) => index === 0 || deletedAt === null)
  const isGone = thread.deletedAt !== null || comments.every(({ deletedAt }) => deletedAt !== null)
  return isGone ? null : { ...thread, comments }
}

/** @returns a number for each place, smaller where it stands earlier; fields that nobody knows stand last in their item */
function ranks(items: readonly ItemId[], fields: readonly FieldKey[]) {
  const parts = ['title', ...fields]
  const [itemAt, partAt] = [items, parts].map((keys) => new Map(keys.map((key, at) => [key, at])))
  const room = parts.length + 2
  return (item: ItemId, field: FieldKey | null): number =>
    itemAt!.get(item)! * room + (field === null ? 0 : 1 + (partAt!.get(field) ?? parts.length))
}

const watches = new WeakMap<Session, ThreadsWatch>()

/** @returns the one watch of this session */
export function threadsOfSession(session: Session): ThreadsWatch {
  const watch = watches.get(session) ?? new ThreadsWatch(session)
  watches.set(session, watch)
  return watch
}
