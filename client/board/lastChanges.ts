/**
 * When each item was changed last, and by whom: as the server's log tells it, and since then as one sees it happen. The document knows
 * whose what is new in it is; of what was only deleted it knows nothing, so that the server is asked again.
 */
import * as Y from 'yjs'
import type { ItemId, PersonId } from '../../shared/agenda/document.ts'
import { itemOfStruct } from '../../shared/agenda/itemOfStruct.ts'
import type { ClientOwner, ItemChanges } from '../../shared/protocol/api.ts'
import { newStructs } from '../agenda/newStructs.ts'
import { EVERY, PAGE_TIMER, type Timer, Together } from './together.ts'

export interface LastChange {
  /** Milliseconds since 1970 (UTC), by the server's clock. */
  at: number
  /** `null`: nobody, it came with the agenda. `undefined`: that is not known yet. */
  by: ClientOwner | null | undefined
}

interface SeenChange extends LastChange {
  /** How often the server had been asked by then: an answer to a later question knows of it. */
  asked: number
  isOwn: boolean
}

interface Sources {
  doc: Y.Doc
  /** Whose a client is; `null` where nobody can say. */
  ownerOf: (client: number) => Promise<ClientOwner | null>
  /** Who has the agenda open here; `null` before that is known. */
  own: () => { id: PersonId; name: string } | null
  /** @throws where there is no answer now */
  ask: (after: number) => Promise<ItemChanges>
  /** The server's time: milliseconds since 1970 (UTC). */
  now: () => number
}

/** The server is asked at most so often (milliseconds), however much is deleted. */
export const ASK_EVERY = 2_000

/** Where no answer came it is asked again, this long after (milliseconds). */
export const RETRY_AFTER = 10_000

export class LastChanges {
  readonly #sources: Sources
  readonly #told = new Map<ItemId, LastChange>()
  readonly #seen = new Map<ItemId, SeenChange>()
  readonly #owners = new Map<number, ClientOwner>()
  readonly #listeners = new Set<() => void>()
  readonly #telling: Together
  readonly #asking: Together
  #seq = 0
  #asked = 0
  #version = 0
  readonly #timer: Timer
  #callOffRetry = () => {}
  #isDestroyed = false

  constructor(sources: Sources, timer: Timer = PAGE_TIMER) {
    this.#sources = sources
    this.#timer = timer
    this.#telling = new Together(timer, EVERY, this.#tell)
    this.#asking = new Together(timer, ASK_EVERY, () => void this.#ask())
    // What is deleted is still there then, to be asked where it stood.
    sources.doc.on('afterTransaction', this.#note)
    this.refresh()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** @returns the same object until there is a newer change; `null` while nothing is known */
  of(item: ItemId): LastChange | null {
    return this.#seen.get(item) ?? this.#told.get(item) ?? null
  }

  /** Another number when some item was changed. */
  readonly version = (): number => this.#version

  /** Something may have happened that one has not seen happen, as while there was no connection. */
  refresh(): void {
    this.#asking.soon()
  }

  destroy(): void {
    this.#isDestroyed = true
    this.#sources.doc.off('afterTransaction', this.#note)
    this.#telling.stop()
    this.#asking.stop()
    this.#callOffRetry()
  }

  readonly #note = (transaction: Y.Transaction): void => {
    const { doc } = this.#sources
    const brought = new Map<ItemId, number>()
    for (const { struct, client } of newStructs(transaction)) {
      const item = itemOfStruct(doc, struct)
      if (item !== null) brought.set(item, client)
    }
    const deleted = new Set<ItemId>()
    if (transaction.deleteSet.clients.size > 0)
      Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
        const item = struct instanceof Y.Item ? itemOfStruct(doc, struct) : null
        if (item !== null && !brought.has(item)) deleted.add(item)
      })
    if (brought.size === 0 && deleted.size === 0) return
    for (const [item, client] of brought) this.#seeBrought(item, client, transaction.local)
    for (const item of deleted)
      this.#see(item, transaction.local ? this.#sources.own() : undefined, transaction.local)
    if (deleted.size > 0 && !transaction.local) this.refresh()
  }

  #seeBrought(item: ItemId, client: number, isOwn: boolean): void {
    const owner = isOwn ? this.#sources.own() : this.#owners.get(client)
    const seen = this.#see(item, owner ?? undefined, isOwn)
    if (seen.by === undefined && !isOwn) void this.#findOwner(item, client, seen)
  }

  #see(item: ItemId, by: LastChange['by'], isOwn: boolean): SeenChange {
    const seen = { at: this.#sources.now(), by, asked: this.#asked, isOwn }
    this.#seen.set(item, seen)
    this.#telling.soon()
    return seen
  }

  async #findOwner(item: ItemId, client: number, seen: SeenChange): Promise<void> {
    const owner = await this.#sources.ownerOf(client)
    if (owner === null) {
      this.refresh()
      return
    }
    this.#owners.set(client, owner)
    if (this.#seen.get(item) !== seen) return
    this.#seen.set(item, { ...seen, by: owner })
    this.#telling.soon()
  }

  async #ask(): Promise<void> {
    this.#asked += 1
    const asked = this.#asked
    const answer = await this.#sources.ask(this.#seq).catch(() => null)
    if (this.#isDestroyed) return
    // Without an answer what one has seen stands.
    if (answer === null) {
      this.#callOffRetry()
      this.#callOffRetry = this.#timer.later(RETRY_AFTER, () => this.refresh())
      return
    }
    this.#seq = Math.max(this.#seq, answer.seq)
    for (const { item, at, by } of answer.items) this.#told.set(item, { at, by })
    this.#forgetToldBetter(asked)
    this.#telling.soon()
  }

  /**
   * What others did is shown when it is on the server's disk: an answer to a later question tells of it, or one before did already, and
   * better. What one does oneself may still be on its way.
   */
  #forgetToldBetter(asked: number): void {
    for (const [item, seen] of this.#seen) {
      const told = this.#told.get(item)
      if (told !== undefined && (seen.isOwn ? told.at >= seen.at : seen.asked < asked))
        this.#seen.delete(item)
    }
  }

  readonly #tell = (): void => {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}
