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
import { type DecodedUpdate, endOf, type Struct } from './decode.ts'
import { firstEndingAfter } from './firstEndingAfter.ts'
import { LIMITS } from './limits.ts'
import { type Places, type SharedType, type Standing, standingIn } from './places.ts'
import { Refused } from './refused.ts'

/** A shared type: one that the document has, or the struct of this update that brings it. */
export type Holder = SharedType | Y.Item

/** Where a struct stands: the exact type that holds it, and its key there (`null` in a sequence). */
export interface Home {
  holder: Holder
  key: string | null
  /** Of the holder; `null`: in no place of the table. */
  standing: Standing | null
}

/** Stands in something already deleted and collected: it will have no effect. */
export const GONE = Symbol('gone')

export type Resolution = Home | typeof GONE

/** The document's own live content that an update deletes. */
export interface LiveDelete {
  item: Y.Item
  home: Home
}

/** What an update brings that the document did not have. */
export interface Resolved {
  /** Client ids under which there is new content. */
  newContentOf: number[]
  /** The structs that are new, the last part of a struct included, each with where it stands. */
  arrivals: { struct: Struct; home: Resolution }[]
  liveDeletes: LiveDelete[]
}

/** @throws Refused `unresolved`, `malformed` or `too-large` */
export function resolve(doc: Y.Doc, places: Places, update: DecodedUpdate): Resolved {
  const resolver = new Resolver(doc, places, update)
  const newContentOf: number[] = []
  const arrivals: Resolved['arrivals'] = []
  for (const [client, structs] of update.blocks) {
    const known = Y.getState(doc.store, client)
    for (const struct of structs) {
      const home = resolver.resolve(struct)
      if (endOf(struct) > known) arrivals.push({ struct, home })
    }
    const last = structs.at(-1)
    if (last !== undefined && endOf(last) > known) newContentOf.push(client)
  }
  return { newContentOf, arrivals, liveDeletes: liveDeletesOf(doc, places, update, resolver) }
}

class Resolver {
  readonly #doc: Y.Doc
  readonly #places: Places
  readonly #blocks: Map<number, Struct[]>
  /** Where the types stand that the update brings. */
  readonly #standings = new Map<Y.Item, Standing | null>()
  /** How far each client of the update reaches once it is applied. */
  readonly #ends = new Map<number, number>()
  readonly #resolved = new Map<Struct, Resolution>()

  constructor(doc: Y.Doc, places: Places, { blocks }: DecodedUpdate) {
    this.#doc = doc
    this.#places = places
    this.#blocks = blocks
    for (const [client, structs] of blocks) this.#ends.set(client, withoutGap(doc, client, structs))
  }

  knows(client: number, clock: number): boolean {
    return clock < (this.#ends.get(client) ?? Y.getState(this.#doc.store, client))
  }

  /** Iterative: an update may nest as deep as it is long. */
  resolve(struct: Struct): Resolution {
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
    return this.#resolved.get(struct)!
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
    return inUpdate === undefined ? this.#storedHome(id) : this.#resolved.get(inUpdate)!
  }

  #homeInParent({ parent, parentSub: key }: Y.Item): Resolution {
    if (typeof parent === 'string') return this.#homeInRoot(parent, key)
    if (!(parent instanceof Y.ID)) throw new Refused('malformed', 'no parent')
    const inUpdate = this.#inUpdate(parent)
    if (inUpdate !== undefined) return this.#homeInNewType(inUpdate, key)
    const stored = Y.getItem(this.#doc.store, parent)
    // A parent that is deleted and collected has no content left; Yjs drops what is put into it.
    if (!(stored instanceof Y.Item) || stored.content instanceof Y.ContentDeleted) return GONE
    if (!(stored.content instanceof Y.ContentType)) throw new Refused('malformed', 'a parent that is no type')
    const holder: SharedType = stored.content.type
    return { holder, key, standing: this.#places.of(holder) }
  }

  #homeInRoot(name: string, key: string | null): Home {
    const standing = this.#places.root(name)
    if (standing === null) throw new Refused('malformed', 'an unknown root')
    return { holder: this.#doc.get(name) as SharedType, key, standing }
  }

  #homeInNewType(parent: Struct, key: string | null): Resolution {
    const resolution = this.#resolved.get(parent)!
    if (resolution === GONE || !(parent instanceof Y.Item)) return GONE
    if (parent.content instanceof Y.ContentDeleted) return GONE
    if (!(parent.content instanceof Y.ContentType)) throw new Refused('malformed', 'a parent that is no type')
    const standing = this.#standingOfNew(parent, parent.content.type, resolution)
    if (standing !== null && standing.depth > LIMITS.depth) throw new Refused('too-large', 'depth')
    return { holder: parent, key, standing }
  }

  #standingOfNew(item: Y.Item, type: SharedType, home: Home): Standing | null {
    const known = this.#standings.get(item)
    if (known !== undefined) return known
    const standing = home.standing && standingIn(home.standing, home.key, type, true)
    this.#standings.set(item, standing)
    return standing
  }

  #storedHome(id: Y.ID): Resolution {
    const item = Y.getItem(this.#doc.store, id)
    return item instanceof Y.Item ? homeOf(item, this.#places) : GONE
  }

  /** Yjs anchors the unknown tail of a known struct at the known part, wherever the sender says that it stands. */
  #checkTail(item: Y.Item, home: Resolution): void {
    const known = Y.getState(this.#doc.store, item.id.client)
    if (item.id.clock >= known || endOf(item) <= known) return
    const before = this.#storedHome(Y.createID(item.id.client, known - 1))
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
  const struct = structs[firstEndingAfter(structs, endOf, clock)]
  if (struct === undefined || clock < struct.id.clock) throw new Refused('unresolved', 'an unknown reference')
  return struct
}

function homeOf(item: Y.Item, places: Places): Home {
  const holder = item.parent as SharedType
  return { holder, key: item.parentSub, standing: places.of(holder) }
}

const sameHome = (a: Resolution, b: Resolution): boolean =>
  a === b || (a !== GONE && b !== GONE && a.holder === b.holder && a.key === b.key)

function liveDeletesOf(
  doc: Y.Doc,
  places: Places,
  { deletes }: DecodedUpdate,
  resolver: Resolver,
): LiveDelete[] {
  const live: LiveDelete[] = []
  for (const { client, clock, length } of deletes) {
    if (!resolver.knows(client, clock + length - 1))
      throw new Refused('unresolved', 'a deletion of what is not there')
    for (const item of liveIn(doc.store.clients.get(client) ?? [], clock, clock + length)) {
      live.push({ item, home: homeOf(item, places) })
      if (live.length > LIMITS.liveDeletes) throw new Refused('too-large', 'deletions')
    }
  }
  return live
}

function* liveIn(structs: readonly (Y.Item | Y.GC)[], from: number, to: number): Generator<Y.Item> {
  const last = structs.at(-1)
  if (last === undefined || from >= endOf(last)) return
  for (let index = Y.findIndexSS(structs as Y.Item[], from); index < structs.length; index += 1) {
    const struct = structs[index]!
    if (struct.id.clock >= to) return
    if (struct instanceof Y.Item && !struct.deleted) yield struct
  }
}
