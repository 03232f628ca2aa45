/**
 * Which deletions under the keys of maps are only the other half of a replacement? Yjs keeps all values of a key in a row, of
 * which the rightmost counts: a new value deletes the one before it, and an honest update tells both. A deletion that nothing comes
 * after takes the entry away, which is another right.
 */
import * as Y from 'yjs'
import { endOf, type Struct } from './decode.ts'
import { firstEndingAfter } from './firstEndingAfter.ts'
import type { Place, Standing } from './places.ts'
import type { Home } from './resolve.ts'

export interface KeyedHome extends Home {
  key: string
}

/** Something that comes under a key of a map. */
export interface Entry {
  item: Y.Item
  home: KeyedHome
  standing: Standing
  place: Place
  /** It comes, and is deleted at once. */
  isDead: boolean
}

export class Replacing {
  readonly #deadByClient = new Map<number, Y.Item[]>()
  readonly #replaced = new Set<Y.Item>()

  /** @param entries of each client in the order of its clocks */
  constructor(entries: readonly Entry[]) {
    for (const { item, isDead } of entries) if (isDead) this.#addDead(item)
    for (const { item, home, isDead } of entries) if (!isDead) this.#follow(item, home)
  }

  /** A living value comes after it, whether it stood in the document or comes in the same update. */
  isReplaced(item: Y.Item): boolean {
    return this.#replaced.has(item)
  }

  #addDead(item: Y.Item): void {
    const others = this.#deadByClient.get(item.id.client)
    if (others === undefined) this.#deadByClient.set(item.id.client, [item])
    else others.push(item)
  }

  /** Its left neighbour, and theirs, through any that died meanwhile: it will stand to the right of them all. */
  #follow({ origin }: Y.Item, { holder, key }: KeyedHome): void {
    let before = origin
    while (before !== null) {
      const dead = this.#deadAt(before)
      if (dead === undefined || this.#replaced.has(dead)) break
      this.#replaced.add(dead)
      before = dead.origin
    }
    const there = holder instanceof Y.Item ? undefined : holder._map.get(key)
    if (before !== null && there !== undefined && holds(there, before)) this.#replaced.add(there)
  }

  #deadAt(id: Y.ID): Y.Item | undefined {
    const items = this.#deadByClient.get(id.client) ?? []
    const item = items[firstEndingAfter(items, endOf, id.clock)]
    return item !== undefined && holds(item, id) ? item : undefined
  }
}

const holds = (struct: Struct, { client, clock }: Y.ID): boolean =>
  struct.id.client === client && struct.id.clock <= clock && clock < endOf(struct)
