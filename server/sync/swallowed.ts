/**
 * Which words does an update make disappear that nobody deleted? When a colleague makes a paragraph a list, joins or deletes it,
 * the editors' binding deletes one shared type and makes another; what somebody typed into the old one in the same second goes
 * with it, the same on every replica. Here it is seen exactly, as the update is applied: words that go though no delete set
 * names them, and words that arrive in a place already gone.
 *
 * For a plain letter it costs one look for its place in the store.
 *
 * Uses Yjs 13 internals, as `gate/resolve.ts`.
 */
import * as Y from 'yjs'
import type { PersonId } from '../../shared/agenda/document.ts'
import type { DecodedUpdate, DeletedRange, Struct } from '../gate/decode.ts'
import { DeletedRanges } from '../gate/deletedRanges.ts'
import type { GonePlace, GoneRange } from '../storage/storage.ts'
import { type GonePlaces, NO_PLACE, type TextPlace } from './gonePlaces.ts'
import { noteSet, type SwallowedValue, swallowedIn } from './swallowedValues.ts'
import type { ValueAuthors } from './valueAuthors.ts'

/** A run of one client's ids that a merge swallowed; without words it only tells what stands beside what. */
export interface SwallowedRun {
  client: number
  clock: number
  length: number
  words: string
  /** What stood to its left and to its right when it was written. */
  left: Neighbour | null
  right: Neighbour | null
  place: TextPlace
  /** Whose edit took its place away. */
  by: PersonId | null
}

export interface Neighbour {
  client: number
  clock: number
  /** `''`: it was none, or nobody can tell. */
  letter: string
}

export interface Seen {
  swallowed: SwallowedRun[]
  /** The plain values among it. */
  values: SwallowedValue[]
  /** What is no longer there to tell where it was. */
  gone: GonePlace[]
  /**
   * What the sender deleted, of one's own will and now; none when that cannot be told: who sends anew what is known may name what
   * went by a merge.
   */
  deleted: readonly DeletedRange[]
}

type SharedType = Y.AbstractType<unknown>

/**
 * Applies an update that the gate has let through.
 * @param sender whose update it is
 * @param places where everything stood that is gone; what this update takes away is added
 * @param authors who typed what of the plain values; what it sets is added
 */
export function applyAndSee(
  doc: Y.Doc,
  update: DecodedUpdate,
  sender: PersonId,
  places: GonePlaces,
  authors: ValueAuthors,
  apply: () => void,
): Seen {
  const watch = new Watch(doc, update, sender, places, authors)
  doc.on('afterTransaction', watch.look)
  try {
    apply()
  } finally {
    doc.off('afterTransaction', watch.look)
  }
  watch.lookAtArrivals()
  const hasWords = watch.swallowed.some(({ words }) => words !== '')
  const deleted = watch.isNewThroughout ? update.deletes : []
  return { swallowed: hasWords ? watch.swallowed : [], values: watch.values, gone: watch.gone, deleted }
}

class Watch {
  readonly swallowed: SwallowedRun[] = []
  readonly values: SwallowedValue[] = []
  readonly gone: GonePlace[] = []
  readonly #doc: Y.Doc
  readonly #update: DecodedUpdate
  readonly #sender: PersonId
  readonly #places: GonePlaces
  readonly #authors: ValueAuthors
  /** How far each client of the update reached before it. */
  readonly #known = new Map<number, number>()
  #namedDeletes: DeletedRanges | null = null

  constructor(
    doc: Y.Doc,
    update: DecodedUpdate,
    sender: PersonId,
    places: GonePlaces,
    authors: ValueAuthors,
  ) {
    this.#doc = doc
    this.#update = update
    this.#sender = sender
    this.#places = places
    this.#authors = authors
    for (const client of update.blocks.keys()) this.#known.set(client, Y.getState(doc.store, client))
  }

  /** Nothing in it was known before. */
  get isNewThroughout(): boolean {
    return [...this.#update.blocks].every(
      ([client, [first]]) => first === undefined || first.id.clock >= this.#known.get(client)!,
    )
  }

  /** Before Yjs lets go of what was deleted: words can still be read, and places found. */
  readonly look = (transaction: Y.Transaction): void => {
    this.#lookAtDeleted(transaction)
    for (const [type, keys] of transaction.changed)
      for (const key of keys) if (key !== null) noteSet(this.#doc, type as SharedType, key, this.#authors)
  }

  #lookAtDeleted(transaction: Y.Transaction): void {
    if (transaction.deleteSet.clients.size === 0) return
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (!(struct instanceof Y.Item)) return
      if (isTopOfDeleted(struct)) this.#noteGone(struct)
      if (this.#isNew(struct)) return
      if (struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentFormat)
        this.#noteSwallowed(struct, struct.id.clock, placeOf(this.#doc, struct), this.#sender)
      else this.values.push(...swallowedIn(this.#doc, struct, this.#named, this.#authors))
    })
  }

  /** What the update brought, and that is not there now. */
  lookAtArrivals(): void {
    let waiting = [...this.#update.blocks]
      .flatMap(([client, structs]) => this.#arrivedGone(client, structs))
      .filter((struct) => !this.#noteValue(struct))
    while (waiting.length > 0) {
      // A struct may stand beside one of another client that comes later.
      const left = waiting.filter((struct) => !this.#noteArrival(struct, this.#goneBeside(struct)))
      if (left.length === waiting.length) {
        for (const struct of left) this.#noteArrival(struct, { place: NO_PLACE, by: null })
        return
      }
      waiting = left
    }
  }

  #arrivedGone(client: number, structs: readonly Struct[]): Y.Item[] {
    const stored = this.#doc.store.clients.get(client) ?? []
    const known = this.#known.get(client)!
    return structs.filter((struct): struct is Y.Item => {
      const end = struct.id.clock + struct.length
      return struct instanceof Y.Item && end > known && isGone(stored, Math.max(struct.id.clock, known), end)
    })
  }

  /** @returns whether it is a plain value of what is still there: that tells its place itself */
  #noteValue(struct: Y.Item): boolean {
    if (!(struct.content instanceof Y.ContentAny)) return false
    const { client, clock } = struct.id
    const from = Math.max(clock, this.#known.get(client)!)
    const stored: Y.Item | Y.GC = Y.getItem(this.#doc.store, Y.createID(client, from))
    if (!(stored instanceof Y.Item) || stored.parentSub === null) return false
    const value = { brought: struct, from }
    this.values.push(...swallowedIn(this.#doc, stored, this.#named, this.#authors, value))
    return true
  }

  #noteArrival(struct: Y.Item, found: { place: TextPlace; by: PersonId | null } | null): boolean {
    if (found === null) return false
    const { client, clock } = struct.id
    const from = Math.max(clock, this.#known.get(client)!)
    const ids: GoneRange[] = [[client, from, clock + struct.length - from, '']]
    this.#addGone({ ...found.place, by: found.by, ids })
    this.#noteSwallowed(struct, from, found.place, found.by)
    return true
  }

  /** @returns where a struct stands that has come too late, and who took the place away; `null`: not known yet */
  #goneBeside(struct: Y.Item): { place: TextPlace; by: PersonId | null } | null {
    const named = struct.parent instanceof Y.ID ? struct.parent : null
    for (const id of [struct.origin, struct.rightOrigin, named]) {
      if (id === null) continue
      const known = this.#places.find(id.client, id.clock)
      if (known !== null) return { place: known, by: known.by }
      const stored = Y.getItem(this.#doc.store, id)
      if (stored instanceof Y.Item) return { place: placeOf(this.#doc, stored), by: null }
    }
    return null
  }

  #noteSwallowed(struct: Y.Item, from: number, place: TextPlace, by: PersonId | null): void {
    const { client, clock } = struct.id
    const text = lettersOf(struct)
    for (const [start, end, isNamed] of this.#named.cut(client, from, clock + struct.length)) {
      // What somebody deletes that was there is no neighbour of what goes with it: those name theirs themselves.
      if (isNamed && !this.#isNew(struct)) continue
      const left = this.#neighbour(start === clock ? struct.origin : Y.createID(client, start - 1))
      const right = this.#neighbour(struct.rightOrigin)
      const words = isNamed ? '' : text.slice(start - clock, end - clock)
      this.swallowed.push({ client, clock: start, length: end - start, words, left, right, place, by })
    }
  }

  #neighbour(id: Y.ID | null): Neighbour | null {
    if (id === null) return null
    const { client, clock } = id
    const stored = Y.getItem(this.#doc.store, id)
    const isRead = stored instanceof Y.Item && stored.content instanceof Y.ContentString
    const letter = isRead
      ? lettersOf(stored).charAt(clock - stored.id.clock)
      : this.#places.letter(client, clock)
    return { client, clock, letter }
  }

  #noteGone(top: Y.Item): void {
    const place = placeOf(this.#doc, top)
    if (place !== NO_PLACE) this.#addGone({ ...place, by: this.#sender, ids: idsWithin(top) })
  }

  #addGone(gone: GonePlace): void {
    this.#places.add(gone)
    this.gone.push(gone)
  }

  get #named(): DeletedRanges {
    this.#namedDeletes ??= new DeletedRanges(this.#update.deletes)
    return this.#namedDeletes
  }

  #isNew({ id, length }: Y.Item): boolean {
    return id.clock + length > (this.#known.get(id.client) ?? Number.POSITIVE_INFINITY)
  }
}

/** Whether a type of a text was deleted in a place that is still there: what is in it loses its place with it. */
const isTopOfDeleted = ({ content, parent }: Y.Item): boolean =>
  content instanceof Y.ContentType &&
  (content.type instanceof Y.XmlText || content.type instanceof Y.XmlFragment) &&
  (parent as SharedType)._item?.deleted !== true

function isGone(stored: readonly (Y.Item | Y.GC)[], from: number, to: number): boolean {
  for (let at = Y.findIndexSS(stored as Y.Item[], from); at < stored.length; at += 1) {
    const struct = stored[at]!
    if (struct.id.clock >= to) break
    if (struct.deleted) return true
  }
  return false
}

/** Everything in it, deleted earlier or now. */
function idsWithin(top: Y.Item): GoneRange[] {
  const ids: GoneRange[] = []
  const waiting: Y.Item[] = [top]
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    addRange(ids, [item.id.client, item.id.clock, item.length, lettersOf(item)])
    if (item.content instanceof Y.ContentType)
      for (const child of childrenOf(item.content.type).reverse()) waiting.push(child)
  }
  return ids
}

function addRange(ids: GoneRange[], range: GoneRange): void {
  const last = ids.at(-1)
  const [client, clock, length, letters] = range
  const goesOn = last?.[0] === client && last[1] + last[2] === clock && (last[3] === '') === (letters === '')
  if (last === undefined || !goesOn) {
    ids.push(range)
    return
  }
  last[2] += length
  last[3] += letters
}

const lettersOf = ({ content }: Y.Item): string => (content instanceof Y.ContentString ? content.str : '')

function childrenOf({ _start }: SharedType): Y.Item[] {
  const children: Y.Item[] = []
  for (let child = _start; child !== null; child = child.right) children.push(child)
  return children
}

/** The field of an item (or of the agenda itself) in which something stands, living or deleted. */
function placeOf(doc: Y.Doc, item: Y.Item): TextPlace {
  const keys: string[] = []
  let at: Y.Item | null = item
  let root: SharedType | null = null
  while (at !== null) {
    if (at.parentSub !== null) keys.unshift(at.parentSub)
    root = at.parent as SharedType
    at = root._item
  }
  const [first, part, field] = keys
  if (root === doc.getMap('agenda')) return first === undefined ? NO_PLACE : { item: 'agenda', field: first }
  if (root !== doc.getMap('items') || first === undefined || part === undefined) return NO_PLACE
  return part === 'fields' && field !== undefined ? { item: first, field } : { item: first, field: part }
}
