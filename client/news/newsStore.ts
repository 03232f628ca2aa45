/**
 * What is new to who has the agenda open, for all who show it: the outline, the board, the items, their texts, the threads. Here it is only
 * kept; `newsWatch.ts`, which is loaded when the page has been drawn, finds it out.
 */
import type { FieldKey, ItemId } from '../../shared/agenda/document.ts'
import type { AgendaNews, IdRange } from '../../shared/protocol/news.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'

/** Who did it, and when (milliseconds since 1970, UTC). */
export type NewsBy = Pick<AgendaNews['threads'][number], 'at' | 'by'>

/** What is new of one item; another object when there is more. */
export interface NewsOfItem extends NewsBy {
  /** By the part of the item that shows it: a field, or its head (`HEAD`). */
  parts: ReadonlyMap<FieldKey, readonly IdRange[]>
}

export interface NewsOfThread extends NewsBy {
  comments: readonly string[]
}

/** Whatever of an item stands in none of its fields is shown, and seen, at its title. */
export const HEAD = 'title'

export class NewsStore {
  #items: ReadonlyMap<ItemId, NewsOfItem> = new Map()
  #threads: ReadonlyMap<ThreadId, NewsOfThread> = new Map()
  /** Seen, and shown until one has gone on: one reads it just now. */
  readonly #lingering = new Map<ItemId, ReadonlyMap<FieldKey, readonly IdRange[]>>()
  readonly #lingeringThreads = new Map<ThreadId, NewsOfThread>()
  readonly #listeners = new Set<() => void>()
  readonly #onSeen = new Set<(place: { item: ItemId; part: FieldKey } | { thread: ThreadId }) => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** What is new and not seen: the same object until there is more; `null`: nothing. */
  item(id: ItemId): NewsOfItem | null {
    return this.#items.get(id) ?? null
  }

  thread(id: ThreadId): NewsOfThread | null {
    return this.#threads.get(id) ?? null
  }

  /** The same map until something is another. */
  readonly items = (): ReadonlyMap<ItemId, NewsOfItem> => this.#items
  readonly threads = (): ReadonlyMap<ThreadId, NewsOfThread> => this.#threads

  /** What a part of an item shows as new, seen just now or not; `null`: nothing. */
  shownIn(id: ItemId, part: FieldKey): readonly IdRange[] | null {
    return this.#items.get(id)?.parts.get(part) ?? this.#lingering.get(id)?.get(part) ?? null
  }

  /** As `shownIn`, of a thread. */
  shownOf(id: ThreadId): NewsOfThread | null {
    return this.#threads.get(id) ?? this.#lingeringThreads.get(id) ?? null
  }

  put(items: ReadonlyMap<ItemId, NewsOfItem>, threads: ReadonlyMap<ThreadId, NewsOfThread>): void {
    this.#items = items
    this.#threads = threads
    this.#tell()
  }

  /** Not new any more; shown until `goOn`. */
  linger(id: ItemId, part: FieldKey, ids: readonly IdRange[]): void {
    this.#lingering.set(id, new Map([...(this.#lingering.get(id) ?? []), [part, ids]]))
  }

  lingerThread(id: ThreadId, news: NewsOfThread): void {
    this.#lingeringThreads.set(id, news)
  }

  /** One does not look there any more. */
  goOn(id: ItemId, part: FieldKey): void {
    const parts = this.#lingering.get(id)
    if (parts?.has(part) !== true) return
    const left = new Map([...parts].filter(([one]) => one !== part))
    if (left.size === 0) this.#lingering.delete(id)
    else this.#lingering.set(id, left)
    this.#tell()
  }

  goOnFrom(id: ThreadId): void {
    if (this.#lingeringThreads.delete(id)) this.#tell()
  }

  /** One wants to see none of it any more. */
  goOnFromAll(): void {
    this.#lingering.clear()
    this.#lingeringThreads.clear()
    this.#tell()
  }

  /** Somebody has looked at it for a moment. */
  see(place: { item: ItemId; part: FieldKey } | { thread: ThreadId }): void {
    for (const listener of this.#onSeen) listener(place)
  }

  onSeen(listener: (place: { item: ItemId; part: FieldKey } | { thread: ThreadId }) => void): () => void {
    this.#onSeen.add(listener)
    return () => this.#onSeen.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

const ofSessions = new WeakMap<Pick<AgendaSession, 'doc'>, NewsStore>()

/** @returns the one of this session */
export function newsOf(session: Pick<AgendaSession, 'doc'>): NewsStore {
  const news = ofSessions.get(session) ?? new NewsStore()
  ofSessions.set(session, news)
  return news
}
