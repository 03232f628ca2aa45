/**
 * Makes a text what it was, by changing as little as can be: what stands in both stays the same shared type, so that what
 * colleagues type there at the same time stays too. Whatever came after the moment at which the one who brings it back looked is
 * never taken: it stands between the old words, in its place.
 */
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { align, type Pair } from './align.ts'
import { areKin, attributesOf, becomeKind } from './kinds.ts'
import type { RichText, RichTextNode } from './richText.ts'
import { joinRuns } from './sameText.ts'
import { NODES } from './schema.ts'
import { editText } from './textEdit.ts'
import { readNodes, toShared } from './yText.ts'

/** What was there already, by client: everything below that clock. @see Y.decodeStateVector */
export type Seen = ReadonlyMap<number, number>

type Child = Y.XmlElement | Y.XmlText

/** What becomes one shared type: a run of text, or any other node. */
type Unit = readonly RichTextNode[]

/** Alike in every word, of which there are some, against what is only of the same kind (2 at most). */
const SAME = 4

/**
 * To be called in a transaction.
 * @param seen what whoever brings it back has looked at
 * @param writtenIn shared types in which a colleague's caret stands: they are emptied at most, so that the letter that is on its
 *   way finds its place
 */
export function bringBack(
  fragment: Y.XmlFragment,
  text: RichText,
  seen: Seen,
  writtenIn: ReadonlySet<unknown>,
): void {
  new BringingBack(fragment.doc!, seen, writtenIn).children(fragment, unitsOf(text.content))
}

class BringingBack {
  readonly #seen: Seen
  readonly #writtenIn: ReadonlySet<unknown>
  readonly #self: number
  /** What this very edit writes begins here. */
  readonly #begin: number

  constructor({ clientID, store }: Y.Doc, seen: Seen, writtenIn: ReadonlySet<unknown>) {
    this.#seen = seen
    this.#writtenIn = writtenIn
    this.#self = clientID
    this.#begin = Y.getState(store, clientID)
  }

  children(parent: Y.XmlFragment, units: readonly Unit[]): void {
    const all = parent.toArray().filter(isChild)
    const old = all.filter((child) => !this.#isNew(child._item!))
    const unitOf = new Map(pairs(old, units).map(([at, unit]) => [old[at]!, unit]))
    let next = 0
    let at = 0
    const insertUpTo = (end: number) => {
      const shared = toShared(units.slice(next, end).flat())
      if (shared.length > 0) parent.insert(at, shared)
      at += shared.length
      next = Math.max(next, end)
    }
    for (const child of all) {
      const unit = unitOf.get(child)
      // What nobody here knows may stand before it.
      at = placeIn(parent, child)
      if (unit !== undefined) {
        insertUpTo(unit)
        this.#change(child, units[unit]!)
        next = unit + 1
      } else if (!this.#isNew(child._item!)) {
        this.#takeAway(parent, child)
      }
      at = child._item!.deleted ? at : at + 1
    }
    insertUpTo(units.length)
  }

  #change(child: Child, unit: Unit): void {
    if (child instanceof Y.XmlText) {
      editText(child, unit, this.#isColleagues)
    } else {
      const { type, attrs = {}, content = [] } = unit[0]!
      becomeKind(child, type)
      setAttributes(child, attrs)
      this.children(child, unitsOf(content))
    }
  }

  /** All of it, but what has come since. An empty run stays: nobody sees it, and a colleague may be typing into it. */
  #takeAway(parent: Y.XmlFragment, child: Child): void {
    if (child instanceof Y.XmlText) editText(child, [], this.#isColleagues)
    else if (this.#isInUse(child)) this.children(child, [])
    else parent.delete(placeIn(parent, child), 1)
  }

  /** Somebody else has written in it since, or is about to. */
  #isInUse(child: Child): boolean {
    if (this.#writtenIn.has(child)) return true
    if (child instanceof Y.XmlElement)
      return child
        .toArray()
        .filter(isChild)
        .some((below) => this.#isNew(below._item!) || this.#isInUse(below))
    for (let item = child._start; item !== null; item = item.right)
      if (!item.deleted && item.countable && this.#isColleagues(item.id.client, item.lastId.clock))
        return true
    return false
  }

  #isNew({ id: { client, clock } }: Y.Item): boolean {
    return this.#isColleagues(client, clock)
  }

  readonly #isColleagues = (client: number, clock: number): boolean =>
    clock >= (this.#seen.get(client) ?? 0) && !(client === this.#self && clock >= this.#begin)
}

const isChild = (child: unknown): child is Child =>
  child instanceof Y.XmlElement || child instanceof Y.XmlText

const placeIn = (parent: Y.XmlFragment, child: Child): number => parent.toArray().indexOf(child as never)

function unitsOf(nodes: readonly RichTextNode[]): Unit[] {
  const units: RichTextNode[][] = []
  for (const node of nodes) {
    const last = units.at(-1)
    if (node.type === 'text' && last?.[0]?.type === 'text') last.push(node)
    else units.push([node])
  }
  return units
}

function pairs(old: readonly Child[], units: readonly Unit[]): Pair[] {
  const read = old.map((child) => joinRuns(readNodes(child)))
  const wanted = units.map(joinRuns)
  const areSame = (a: Unit, b: Unit) => equalityDeep(a, b)
  const weigh = (a: Unit, b: Unit) =>
    areSame(a, b) && (wordsIn(a).length > 0 || refers(a)) ? SAME : likeness(a, b)
  return align(read, wanted, areSame, weigh)
}

/** It has no words of its own, and is the one that it is by its attributes. */
const refers = ([node]: Unit): boolean =>
  node?.attrs !== undefined && Object.hasOwn(NODES, node.type) && NODES[node.type]!.content === 'none'

/** 0: of another family; up to 2: of the very kind, and the more words they share. An empty run of text is one of text. */
function likeness(a: Unit, b: Unit): number {
  const [kind, other] = [a[0]?.type ?? 'text', b[0]?.type ?? 'text']
  if (!areKin(kind, other)) return 0
  const same = kind === other ? 1 : 0.5
  const [words, others] = [wordsIn(a), wordsIn(b)]
  if (words.length + others.length === 0) return same
  const left = new Map<string, number>()
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of others) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    shared += 1
  }
  return same + (2 * shared) / (words.length + others.length + 1)
}

const wordsIn = (nodes: Unit): string[] =>
  nodes.flatMap(({ text = '', content = [] }) => [...text.split(/\s+/).filter(Boolean), ...wordsIn(content)])

function setAttributes(element: Y.XmlElement, attrs: Readonly<Record<string, unknown>>): void {
  const before = attributesOf(element)
  for (const [key, value] of Object.entries(attrs))
    if (!equalityDeep(before[key] ?? null, value ?? null)) element.setAttribute(key, value as string)
  for (const key of Object.keys(before)) if (attrs[key] == null) element.removeAttribute(key)
}
