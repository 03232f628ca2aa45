/**
 * The gate's third step: what does an update touch, and may that stand there? A touch is the smallest thing that rights are about:
 * an entry of a map, or a text as a whole.
 *
 * Uses Yjs 13 internals: `type._map`.
 */
import * as Y from 'yjs'
import { type Content, checkEntry, checkInText } from './content.ts'
import type { DecodedUpdate } from './decode.ts'
import { DeletedRanges } from './deletedRanges.ts'
import type { Place, SharedType, Standing } from './places.ts'
import { Refused } from './refused.ts'
import { type Entry, type KeyedHome, Replacing } from './replacing.ts'
import { GONE, type Home, type LiveDelete, type Resolved } from './resolve.ts'

/**
 * `create`, `replace`, `restore`, `delete`: an entry that is absent, there, deleted; taken away. `write`: anything in a text.
 * `tidy`: nothing but the deletion of formatting marks in a text, as Yjs does by itself, also for who only reads.
 */
export type Operation = 'create' | 'replace' | 'restore' | 'delete' | 'write' | 'tidy'

export interface Touch<Name extends string = string> {
  place: Name
  /** The keys from the root, that first. */
  path: readonly string[]
  operation: Operation
  /** Of an entry that is a plain value: what comes. */
  value?: unknown
  /** It stands in something that this very update brings. */
  isNew: boolean
}

/** What an update touches, and so what may have changed after it. */
export interface Touched {
  touches: Touch[]
  texts: ReadonlySet<readonly string[]>
  entries: ReadonlyMap<SharedType, ReadonlySet<string>>
}

/** @throws Refused where something comes that may not stand there */
export function touchedBy(update: DecodedUpdate, resolved: Resolved): Touched {
  const collector = new Collector()
  const named = new DeletedRanges(update.deletes)
  const entries: Entry[] = []
  for (const { struct, home } of resolved.arrivals) {
    if (home === GONE || !(struct instanceof Y.Item)) continue
    const standing = placed(home)
    if (standing.place.is === 'text') {
      checkInText(standing.place.holds, standing.node, home.key, struct.content)
      collector.text(standing, 'write')
    } else {
      const isDead = comesDead(struct, named)
      const place = checkEntry(standing.place, home.key, struct.content, isDead)
      entries.push({ item: struct, home: home as KeyedHome, standing, place, isDead })
    }
  }
  const replacing = new Replacing(entries)
  for (const entry of entries) collector.arrival(entry, replacing)
  for (const deletion of resolved.liveDeletes) collector.deletion(deletion, replacing)
  return collector.touched()
}

/** It comes, and is deleted at once. */
const comesDead = ({ id, length, content }: Y.Item, named: DeletedRanges): boolean =>
  content instanceof Y.ContentDeleted || named.covers(id.client, id.clock, id.clock + length)

function placed({ standing, key }: Home): Standing {
  if (standing === null) throw new Refused('not-allowed', `no such place, at «${key}»`)
  return standing
}

class Collector {
  readonly #touches: Touch[] = []
  readonly #texts = new Map<readonly string[], Touch>()
  readonly #entries = new Map<SharedType, Set<string>>()

  text({ place: { name }, path, isNew }: Standing, operation: 'write' | 'tidy'): void {
    const known = this.#texts.get(path)
    if (known === undefined) {
      const touch: Touch = { place: name, path, operation, isNew }
      this.#texts.set(path, touch)
      this.#touches.push(touch)
    } else if (operation === 'write') known.operation = 'write'
  }

  arrival({ item, home, standing, place, isDead }: Entry, replacing: Replacing): void {
    const operation = operationOn(home)
    this.#predict(home)
    if (!isDead) this.#entry(home, standing, place, operation, item.content)
    // Something dead takes away what lives there, unless a living one comes after it; else it does nothing.
    else if (operation === 'replace' && !replacing.isReplaced(item))
      this.#entry(home, standing, place, 'delete')
  }

  deletion({ item, home }: LiveDelete, replacing: Replacing): void {
    const standing = placed(home)
    if (standing.place.is === 'text')
      this.text(standing, item.content instanceof Y.ContentFormat ? 'tidy' : 'write')
    else if (!replacing.isReplaced(item)) {
      const place = checkEntry(standing.place, home.key, DELETED, true)
      this.#predict(home as KeyedHome)
      this.#entry(home as KeyedHome, standing, place, 'delete')
    }
  }

  touched(): Touched {
    return { touches: this.#touches, texts: new Set(this.#texts.keys()), entries: this.#entries }
  }

  #predict({ holder, key }: KeyedHome): void {
    if (holder instanceof Y.Item) return
    const keys = this.#entries.get(holder)
    if (keys === undefined) this.#entries.set(holder, new Set([key]))
    else keys.add(key)
  }

  #entry(
    { key }: KeyedHome,
    { path, isNew }: Standing,
    { name, is }: Place,
    operation: Operation,
    content?: Content,
  ): void {
    const value = is === 'value' && content instanceof Y.ContentAny ? { value: content.arr[0] } : {}
    this.#touches.push({ place: name, path: [...path, key], operation, ...value, isNew })
  }
}

const DELETED = new Y.ContentDeleted(1)

function operationOn({ holder, key }: KeyedHome): Operation {
  const there = holder instanceof Y.Item ? undefined : holder._map.get(key)
  if (there === undefined) return 'create'
  return there.deleted ? 'restore' : 'replace'
}
