/**
 * The gate's second step: where in the document does everything in an update stand? Answered before anything is applied,
 * as Yjs itself would integrate it: the left neighbour decides, then the right one, then the named parent.
 *
 * It refuses what Yjs could not integrate whole (a gap, an unknown reference: it would wait for ever as «pending», in every
 * later encode; a cycle or a reference forward: Yjs throws half-way) and what would make the document unsound: references
 * that disagree about the place, and known content sent again longer, with its tail in another place.
 *
 * Uses Yjs 13 internals: `doc.store.clients`, `item.parent`, `item.parentSub`, `type._item`.
 */
import * as Y from 'yjs'
import { ROOTS } from '../../../shared/agenda/document.ts'
import type { DecodedUpdate, Struct } from './decode.ts'
import { LIMITS } from './limits.ts'
import { Refused } from './refused.ts'

type SharedType = Y.AbstractType<Y.YEvent<never>>

/** A shared type: one that the document has, or the struct of this update that brings it. */
type Holder = SharedType | Y.Item

/** Where a struct stands: the exact type that holds it, and its key there (`null` in a sequence). */
interface Home {
  holder: Holder
  key: string | null
  /** Of the holder, counted from its root, which has 0. */
  depth: number
}

/** Stands in something already deleted and collected: it will have no effect. */
const GONE = Symbol('gone')

type Resolution = Home | typeof GONE

/** What an update brings that the document did not have. */
export interface Resolved {
  /** Client ids under which there is new content. */
  newContentOf: number[]
  liveDeletes: number
}

/** @throws Refused `unresolved`, `malformed` or `too-large` */
export function resolve(doc: Y.Doc, update: DecodedUpdate): Resolved {
  const resolver = new Resolver(doc, update)
  const newContentOf: number[] = []
  for (const [client, structs] of update.blocks) {
    for (const struct of structs) resolver.resolve(struct)
    const last = structs.at(-1)
    if (last !== undefined && endOf(last) > Y.getState(doc.store, client)) newContentOf.push(client)
  }
  return { newContentOf, liveDeletes: countLiveDeletes(doc, update, resolver) }
}

const endOf = (struct: Struct): number => struct.id.clock + struct.length

class Resolver {
  readonly #doc: Y.Doc
  readonly #blocks: Map<number, Struct[]>
  /** How far each client of the update reaches once it is applied. */
  readonly #ends = new Map<number, number>()
  readonly #resolved = new Map<Struct, Resolution>()

  constructor(doc: Y.Doc, { blocks }: DecodedUpdate) {
    this.#doc = doc
    this.#blocks = blocks
    for (const [client, structs] of blocks) this.#ends.set(client, withoutGap(doc, client, structs))
  }

  knows(client: number, clock: number): boolean {
    return clock < (this.#ends.get(client) ?? Y.getState(this.#doc.store, client))
  }

  /** Iterative: an update may nest as deep as it is long. */
  resolve(struct: Struct): void {
    const path: Struct[] = [struct]
    const onPath = new Set<Struct>(path)
    while (path.length > 0) {
      const top = path.at(-1)!
      const missing = this.#resolved.has(top) ? undefined : this.#firstUnresolved(top)
      if (missing === undefined) {
        if (!this.#resolved.has(top)) this.#resolved.set(top, this.#homeOf(top))
        onPath.delete(top)
        path.pop()
      } else {
        if (onPath.has(missing)) throw new Refused('malformed', 'a cycle of references')
        onPath.add(missing)
        path.push(missing)
      }
    }
  }

  #firstUnresolved(struct: Struct): Struct | undefined {
    for (const id of referencesOf(struct)) {
      if (id.client === struct.id.client && id.clock >= struct.id.clock)
        throw new Refused('malformed', 'a reference forward')
      if (!this.knows(id.client, id.clock)) throw new Refused('unresolved', 'an unknown reference')
      const inUpdate = this.#inUpdate(id)
      if (inUpdate !== undefined && !this.#resolved.has(inUpdate)) return inUpdate
    }
    return undefined
  }

  /** @returns the struct of this update that holds the id, unless the document has it already */
  #inUpdate(id: Y.ID): Struct | undefined {
    if (id.clock < Y.getState(this.#doc.store, id.client)) return undefined
    return structAt(this.#blocks.get(id.client) ?? [], id.clock)
  }

  #homeOf(struct: Struct): Resolution {
    if (!(struct instanceof Y.Item)) return GONE
    const home = this.#placeOf(struct)
    this.#checkTail(struct, home)
    return home
  }

  #placeOf(item: Y.Item): Resolution {
    const left = item.origin && this.#resolutionOf(item.origin)
    const right = item.rightOrigin && this.#resolutionOf(item.rightOrigin)
    if (left === GONE || right === GONE) return GONE
    if (left && right && !sameHome(left, right)) throw new Refused('malformed', 'neighbours in two places')
    return left ?? right ?? this.#homeInParent(item)
  }

  #resolutionOf(id: Y.ID): Resolution {
    const inUpdate = this.#inUpdate(id)
    return inUpdate === undefined ? storedHome(this.#doc, id) : this.#resolved.get(inUpdate)!
  }

  #homeInParent({ parent, parentSub: key }: Y.Item): Resolution {
    if (typeof parent === 'string') return { holder: rootOf(this.#doc, parent), key, depth: 0 }
    if (!(parent instanceof Y.ID)) throw new Refused('malformed', 'no parent')
    const inUpdate = this.#inUpdate(parent)
    if (inUpdate !== undefined) return this.#homeInNewType(inUpdate, key)
    const stored = Y.getItem(this.#doc.store, parent)
    // A parent that is deleted and collected has no content left; Yjs drops what is put into it.
    if (!(stored instanceof Y.Item) || stored.content instanceof Y.ContentDeleted) return GONE
    if (!(stored.content instanceof Y.ContentType)) throw new Refused('malformed', 'a parent that is no type')
    return { holder: stored.content.type, key, depth: depthOf(stored.content.type) }
  }

  #homeInNewType(parent: Struct, key: string | null): Resolution {
    const resolution = this.#resolved.get(parent)!
    if (resolution === GONE || !(parent instanceof Y.Item)) return GONE
    if (parent.content instanceof Y.ContentDeleted) return GONE
    if (!(parent.content instanceof Y.ContentType)) throw new Refused('malformed', 'a parent that is no type')
    const depth = resolution.depth + 1
    if (depth > LIMITS.depth) throw new Refused('too-large', 'depth')
    return { holder: parent, key, depth }
  }

  /** Yjs anchors the unknown tail of a known struct at the known part, wherever the sender says that it stands. */
  #checkTail(item: Y.Item, home: Resolution): void {
    const known = Y.getState(this.#doc.store, item.id.client)
    if (item.id.clock >= known || endOf(item) <= known) return
    const before = storedHome(this.#doc, Y.createID(item.id.client, known - 1))
    if (!sameHome(before, home)) throw new Refused('malformed', 'a tail in another place')
  }
}

function referencesOf(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const { origin, rightOrigin, parent } = struct
  const ids = [origin, rightOrigin, parent instanceof Y.ID ? parent : null]
  return ids.filter((id): id is Y.ID => id !== null)
}

/** @returns how far the client's content reaches with the update */
function withoutGap(doc: Y.Doc, client: number, structs: readonly Struct[]): number {
  let end = Y.getState(doc.store, client)
  for (const struct of structs) {
    if (struct instanceof Y.Skip || struct.id.clock > end) throw new Refused('unresolved', 'a gap')
    end = Math.max(end, endOf(struct))
  }
  return end
}

function structAt(structs: readonly Struct[], clock: number): Struct {
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]!
    if (clock < struct.id.clock) high = middle - 1
    else if (clock >= endOf(struct)) low = middle + 1
    else return struct
  }
  throw new Refused('unresolved', 'an unknown reference')
}

function storedHome(doc: Y.Doc, id: Y.ID): Resolution {
  const item = Y.getItem(doc.store, id)
  if (!(item instanceof Y.Item)) return GONE
  const holder = item.parent as SharedType
  return { holder, key: item.parentSub, depth: depthOf(holder) }
}

function rootOf(doc: Y.Doc, name: string): SharedType {
  if (!(ROOTS as readonly string[]).includes(name)) throw new Refused('malformed', 'an unknown root')
  return doc.get(name) as SharedType
}

const sameHome = (a: Resolution, b: Resolution): boolean =>
  a === b || (a !== GONE && b !== GONE && a.holder === b.holder && a.key === b.key)

// A type never moves in Yjs 13, so its depth is computed once.
const depths = new WeakMap<SharedType, number>()

function depthOf(type: SharedType): number {
  const climbed: SharedType[] = []
  let at = type
  while (!depths.has(at) && at._item !== null) {
    climbed.push(at)
    at = at._item.parent as SharedType
  }
  let depth = depths.get(at) ?? 0
  for (const below of climbed.reverse()) depths.set(below, ++depth)
  return depth
}

function countLiveDeletes(doc: Y.Doc, { deletes }: DecodedUpdate, resolver: Resolver): number {
  let live = 0
  for (const { client, clock, length } of deletes) {
    if (!resolver.knows(client, clock + length - 1))
      throw new Refused('unresolved', 'a deletion of what is not there')
    live += liveStructsIn(doc.store.clients.get(client) ?? [], clock, clock + length)
    if (live > LIMITS.liveDeletes) throw new Refused('too-large', 'deletions')
  }
  return live
}

function liveStructsIn(structs: readonly (Y.Item | Y.GC)[], from: number, to: number): number {
  const last = structs.at(-1)
  if (last === undefined || from >= endOf(last)) return 0
  let live = 0
  for (let index = Y.findIndexSS(structs as Y.Item[], from); index < structs.length; index += 1) {
    const struct = structs[index]!
    if (struct.id.clock >= to) break
    if (!struct.deleted) live += 1
  }
  return live
}
