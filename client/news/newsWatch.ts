/**
 * Finds out what is new: what the server tells that others have done since one was here, and what they do from now on where one does not look.
 * Says what was seen. One for a session; loaded when the page has been drawn.
 */
import type * as Y from 'yjs'
import type { FieldKey, ItemId, PersonId } from '../../shared/agenda/document.ts'
import { placeOfStruct, type StructPlace } from '../../shared/agenda/placeOfStruct.ts'
import type { ClientOwner } from '../../shared/protocol/api.ts'
import {
  type AgendaNews,
  type IdRange,
  MOST_SEEN,
  type SeenKey,
  type SeenNow,
  threadSeenKey,
} from '../../shared/protocol/news.ts'
import type { ThreadId } from '../../shared/threads/thread.ts'
import { newStructs } from '../agenda/newStructs.ts'
import { EVERY, PAGE_TIMER, type Timer, Together } from '../board/together.ts'
import { HEAD, type NewsOfItem, type NewsOfThread, type NewsStore } from './newsStore.ts'

export interface Sources {
  doc: Y.Doc
  /** Whose a client is; `null` where nobody can say. */
  ownerOf(client: number): Promise<ClientOwner | null>
  /** Who has the agenda open here; `null` before that is known. */
  own(): PersonId | null
  /** @throws where there is no answer now */
  ask(): Promise<AgendaNews>
  /** @throws where it could not be told now */
  tell(seen: SeenNow): Promise<void>
  /** The server's time: milliseconds since 1970 (UTC). */
  now(): number
  /** Whether a part of an item, or a thread, is looked at just now. */
  isLookedAt(place: { item: ItemId; part: FieldKey } | { thread: ThreadId }): boolean
  /** Which keys are fields that stand by themselves: everything else is seen at the head. */
  isField(key: FieldKey): boolean
}

/** What was seen is told this often at most (milliseconds). */
export const TELL_EVERY = 3_000

/** The server is asked this often at most, where one sees only that something was taken away (milliseconds). */
export const ASK_EVERY = 10_000

/** What somebody did in one place while one was here. */
interface Live {
  place: StructPlace
  ids: IdRange[]
  at: number
  by: ClientOwner
  /** How often the server had been asked by then: an answer to a later question knows of it. */
  asked: number
}

export class NewsWatch {
  readonly #sources: Sources
  readonly #store: NewsStore
  readonly #showing: Together
  readonly #telling: Together
  readonly #asking: Together
  readonly #stops: (() => void)[]
  #told: AgendaNews | null = null
  /** By person, place and question: a letter more makes none of them more. What was done last stands last. */
  readonly #live = new Map<string, Live>()
  #asked = 0
  /** What was looked at, and is not told yet. */
  readonly #toTell = new Set<SeenKey>()
  /** What was looked at since the server was asked last: its answer does not know. */
  readonly #seenParts = new Map<ItemId, Set<FieldKey>>()
  readonly #seen = new Set<SeenKey>()
  #isAllSeen = false

  constructor(sources: Sources, store: NewsStore, timer: Timer = PAGE_TIMER) {
    this.#sources = sources
    this.#store = store
    this.#showing = new Together(timer, EVERY, this.#show)
    this.#telling = new Together(timer, TELL_EVERY, () => void this.tellNow())
    this.#asking = new Together(timer, ASK_EVERY, () => void this.#ask())
    sources.doc.on('afterTransaction', this.#note)
    this.#stops = [() => sources.doc.off('afterTransaction', this.#note), store.onSeen(this.#see)]
    this.refresh()
  }

  /** Something may have happened, or been seen elsewhere, that this page does not know of. */
  refresh(): void {
    this.#asking.soon()
  }

  /** Everything there is now. */
  seeAll(): void {
    for (const item of this.#store.items().keys()) this.#markSeen(item)
    for (const thread of this.#store.threads().keys()) this.#markSeen(threadSeenKey(thread))
    this.#show()
    this.#store.goOnFromAll()
  }

  /** The page may be gone in a moment. @returns when it is told, or could not be */
  async tellNow(): Promise<void> {
    const places = [...this.#toTell].slice(0, MOST_SEEN)
    const upTo = this.#isAllSeen && this.#told !== null ? { upTo: this.#told.seq } : {}
    if (places.length === 0 && !('upTo' in upTo)) return
    for (const place of places) this.#toTell.delete(place)
    this.#isAllSeen = false
    try {
      await this.#sources.tell({ ...upTo, ...(places.length > 0 && { places }) })
    } catch {
      // It is told with the next, or is new again at the next visit.
      for (const place of places) this.#toTell.add(place)
    }
    if (this.#toTell.size > 0) this.#telling.soon()
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    this.#showing.stop()
    this.#telling.stop()
    this.#asking.stop()
  }

  async #ask(): Promise<void> {
    await this.tellNow()
    this.#asked += 1
    const asked = this.#asked
    this.#seen.clear()
    this.#seenParts.clear()
    const answer = await this.#sources.ask().catch(() => null)
    if (answer === null || asked !== this.#asked) return
    this.#told = answer
    this.#forgetLive((one) => one.asked < asked)
    if (answer.isFirst) await this.#sources.tell({ upTo: answer.seq }).catch(() => {})
    this.#show()
  }

  // ── What others do ───────────────────────────────────────────────────────────────────────────────────────────────

  readonly #note = (transaction: Y.Transaction): void => {
    // What came before the first answer the server tells.
    if (transaction.local || this.#asked === 0) return
    const { doc } = this.#sources
    const brought = new Map<number, Map<string, { place: StructPlace; ids: IdRange[] }>>()
    for (const { struct, client } of newStructs(transaction)) {
      const place = placeOfStruct(doc, struct)
      if (place === null) continue
      const ofClient = brought.get(client) ?? new Map<string, { place: StructPlace; ids: IdRange[] }>()
      brought.set(client, ofClient)
      const key = JSON.stringify(place)
      const known = ofClient.get(key) ?? { place, ids: [] }
      ofClient.set(key, known)
      if (!struct.deleted) known.ids.push([client, struct.id.clock, struct.length])
    }
    for (const [client, places] of brought) void this.#bring(client, [...places.values()])
    if (brought.size === 0 && transaction.deleteSet.clients.size > 0) this.refresh()
  }

  async #bring(client: number, places: readonly { place: StructPlace; ids: IdRange[] }[]): Promise<void> {
    const { ownerOf, own, now } = this.#sources
    const [asked, at] = [this.#asked, now()]
    const by = await ownerOf(client)
    if (by === null) return this.refresh()
    if (by.id === own()) return
    for (const one of places) this.#keepLive({ ...one, at, by, asked })
    this.#showing.soon()
  }

  #keepLive(one: Live): void {
    const key = JSON.stringify([one.asked, one.by.id, one.place])
    const before = this.#live.get(key)
    this.#live.delete(key)
    this.#live.set(key, before === undefined ? one : { ...one, ids: joined(before.ids, one.ids) })
  }

  #forgetLive(isOver: (one: Live) => boolean): void {
    for (const [key, one] of this.#live) if (isOver(one)) this.#live.delete(key)
  }

  // ── What is seen ─────────────────────────────────────────────────────────────────────────────────────────────────

  readonly #see = (place: { item: ItemId; part: FieldKey } | { thread: ThreadId }): void => {
    if ('thread' in place) this.#seeThread(place.thread)
    else this.#seePart(place.item, place.part)
    this.#show()
  }

  #seeThread(thread: ThreadId): void {
    const news = this.#store.thread(thread)
    if (news !== null) this.#store.lingerThread(thread, news)
    this.#markSeen(threadSeenKey(thread))
  }

  /** An item is seen when all of it is that is new. */
  #seePart(item: ItemId, part: FieldKey): void {
    const seen = (this.#seenParts.get(item) ?? new Set()).add(part)
    this.#seenParts.set(item, seen)
    const news = this.#store.item(item)
    if (news === null) return
    const ids = news.parts.get(part)
    if (ids !== undefined) this.#store.linger(item, part, ids)
    if ([...news.parts.keys()].every((one) => seen.has(one))) this.#markSeen(item)
  }

  #markSeen(key: SeenKey): void {
    this.#seen.add(key)
    this.#forgetLive(({ place }) => keyOf(place) === key)
    this.#seenParts.delete(key)
    this.#toTell.add(key)
    this.#telling.soon()
  }

  // ── What is shown ────────────────────────────────────────────────────────────────────────────────────────────────

  readonly #show = (): void => {
    this.#takeInSight()
    const items = new Map<ItemId, NewsOfItem>()
    const threads = new Map<ThreadId, NewsOfThread>()
    for (const { item, at, by, fields } of this.#told?.items ?? []) {
      if (this.#seen.has(item)) continue
      const parts = new Map<FieldKey, readonly IdRange[]>()
      for (const { key, ids } of fields) this.#add(parts, key, ids)
      items.set(item, { at, by, parts })
    }
    for (const { thread, ...of } of this.#told?.threads ?? [])
      if (!this.#seen.has(threadSeenKey(thread))) threads.set(thread, of)
    for (const one of this.#live.values()) this.#addLive(items, threads, one)
    const [itemsNow, threadsNow] = [kept(this.#store.items(), items), kept(this.#store.threads(), threads)]
    const wasAnything = this.#store.items().size + this.#store.threads().size > 0
    this.#store.put(itemsNow, threadsNow)
    if (this.#told !== null && !this.#told.isFirst && items.size + threads.size === 0)
      this.#allIsSeen(wasAnything)
  }

  /** With nothing new left, what was seen one by one need not be remembered so. */
  #allIsSeen(wasAnything: boolean): void {
    const hasMore = this.#told!.items.length + this.#told!.threads.length > 0
    this.#isAllSeen = true
    if (wasAnything || !hasMore) this.#telling.soon()
  }

  /** What others do where one looks is seen as it happens. */
  #takeInSight(): void {
    const inSight = new Set<SeenKey>()
    this.#forgetLive(({ place }) => {
      const isNewBefore =
        'thread' in place ? this.#store.thread(place.thread) !== null : this.#store.item(place.item) !== null
      if (isNewBefore || !this.#sources.isLookedAt(this.#partOf(place))) return false
      inSight.add(keyOf(place))
      return true
    })
    const left = new Set([...this.#live.values()].map(({ place }) => keyOf(place)))
    for (const key of inSight) {
      if (left.has(key)) continue
      this.#toTell.add(key)
      this.#telling.soon()
    }
  }

  #addLive(
    items: Map<ItemId, NewsOfItem>,
    threads: Map<ThreadId, NewsOfThread>,
    { place, ids, at, by }: Live,
  ): void {
    if ('thread' in place) {
      const { comments = [] } = threads.get(place.thread) ?? {}
      const all = place.comment === null ? comments : [...new Set([...comments, place.comment])]
      threads.set(place.thread, { at, by, comments: all })
      return
    }
    const parts = new Map(items.get(place.item)?.parts)
    this.#add(parts, place.field, ids)
    items.set(place.item, { at, by, parts })
  }

  #add(parts: Map<FieldKey, readonly IdRange[]>, key: string, ids: readonly IdRange[]): void {
    const part = this.#sources.isField(key) ? key : HEAD
    parts.set(part, [...(parts.get(part) ?? []), ...ids])
  }

  #partOf(place: StructPlace): { item: ItemId; part: FieldKey } | { thread: ThreadId } {
    if ('thread' in place) return { thread: place.thread }
    return { item: place.item, part: this.#sources.isField(place.field) ? place.field : HEAD }
  }
}

const keyOf = (place: StructPlace): SeenKey => ('thread' in place ? threadSeenKey(place.thread) : place.item)

/** What is typed on lengthens the last of them. */
function joined(before: readonly IdRange[], come: readonly IdRange[]): IdRange[] {
  const all = [...before]
  for (const [client, clock, length] of come) {
    const last = all.at(-1)
    const goesOn = last !== undefined && last[0] === client && last[1] + last[2] === clock
    if (goesOn) all[all.length - 1] = [client, last[1], last[2] + length]
    else all.push([client, clock, length])
  }
  return all
}

/** What says the same is the same object, so that nobody draws it anew. */
function kept<T extends object>(before: ReadonlyMap<string, T>, now: Map<string, T>): ReadonlyMap<string, T> {
  let isSame = before.size === now.size
  for (const [key, one] of now) {
    const old = before.get(key)
    if (old !== undefined && textOf(old) === textOf(one)) now.set(key, old)
    else isSame = false
  }
  return isSame ? before : now
}

const textOf = (one: object): string =>
  JSON.stringify(one, (_, value: unknown) => (value instanceof Map ? [...value] : value))
