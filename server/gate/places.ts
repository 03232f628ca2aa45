/**
 * What may stand where in a document: a tree in the shape of its shared types, given by whoever uses the gate. Its names are what
 * the decision on rights knows.
 */
import * as Y from 'yjs'

/** `Name`: what the decision on rights calls a place. */
export type Place<Name extends string = string> = MapPlace<Name> | ValuePlace<Name> | TextPlace<Name>

/** A Y.Map. Its keys are those of `entries`; where it has `each`, any other that `isKey` accepts. */
export interface MapPlace<Name extends string = string> {
  is: 'map'
  name: Name
  entries: Readonly<Record<string, Place<Name>>>
  each?: { isKey(key: string): boolean; place: Place<Name> }
}

/** A plain value in a map. */
export interface ValuePlace<Name extends string = string> {
  is: 'value'
  name: Name
  accepts(value: unknown): boolean
}

/** A Y.XmlFragment and all in it. */
export interface TextPlace<Name extends string = string> {
  is: 'text'
  name: Name
  holds: TextContent
}

/** What a text may hold. */
export interface TextContent {
  /** Elements by name, and what each of their attributes may be. */
  elements: Readonly<Record<string, Readonly<Record<string, Accepts>>>>
  /** Formats by name, and what their value may be; `null`, which ends a format, always may. */
  formats: Readonly<Record<string, Accepts>>
}

export type Accepts = (value: unknown) => boolean

export type SharedType = Y.AbstractType<unknown>

/** Where a shared type stands. */
export interface Standing {
  place: MapPlace | TextPlace
  /** The keys from the root, that first: of the map, or of the text that it is in. The very same array for all in one text. */
  path: readonly string[]
  /** In a text: the element's name, or one of `NODE`. */
  node: string
  /** Types above it. */
  depth: number
  /** The map or the text does not stand in the document yet: the update brings it. */
  isNew: boolean
}

/** What is no element in a text: the text itself, a run of letters, a type that none may hold. */
export const NODE = { text: '#text', run: '#run', other: '#other' } as const

/** The places of one document, and where each of its shared types stands. */
export class Places {
  readonly #roots: Readonly<Record<string, MapPlace>>
  // A type never moves in Yjs 13, so where it stands is found once. `null`: where the table knows nothing.
  readonly #standings = new WeakMap<SharedType, Standing | null>()

  constructor(roots: Readonly<Record<string, MapPlace>>) {
    this.#roots = roots
  }

  /** @returns where a root stands; `null`: there is no such root */
  root(name: string): Standing | null {
    const place = Object.hasOwn(this.#roots, name) ? this.#roots[name]! : null
    return place && { place, path: [name], node: NODE.text, depth: 0, isNew: false }
  }

  /** @returns where a type of the document stands; `null`: in no place of the table. Iterative: a document may nest deep. */
  of(type: SharedType): Standing | null {
    const climbed: SharedType[] = []
    let at = type
    while (!this.#standings.has(at) && at._item !== null) {
      climbed.push(at)
      at = at._item.parent as SharedType
    }
    let standing = this.#standings.get(at) ?? (at._item === null ? this.root(nameOfRoot(at)) : null)
    this.#standings.set(at, standing)
    for (const below of climbed.reverse()) {
      standing = standing && standingIn(standing, below._item!.parentSub, below, false)
      this.#standings.set(below, standing)
    }
    return standing
  }
}

/**
 * Where a type stands that stands in another, under a key of it or in its sequence; `null`: in no place of the table. What a text
 * holds stands in it, whatever it is: it may be deleted there, if not put there.
 */
export function standingIn(
  holder: Standing,
  key: string | null,
  type: SharedType,
  isNew: boolean,
): Standing | null {
  const depth = holder.depth + 1
  if (holder.place.is === 'text') return { ...holder, node: nodeOf(type), depth }
  const place = key === null ? null : placeAt(holder.place, key)
  if (place === null || place.is === 'value' || !isTypeOf(type, place)) return null
  return { place, path: [...holder.path, key!], node: NODE.text, depth, isNew }
}

/** @returns the place under a key of a map; `null`: there is none */
export function placeAt({ entries, each }: MapPlace, key: string): Place | null {
  if (Object.hasOwn(entries, key)) return entries[key]!
  return each?.isKey(key) ? each.place : null
}

function nodeOf(type: SharedType): string {
  if (type.constructor === Y.XmlText) return NODE.run
  return type.constructor === Y.XmlElement ? (type as unknown as Y.XmlElement).nodeName : NODE.other
}

/** By the very class: others of Yjs' types extend these and are not meant. */
export const isTypeOf = (type: SharedType, place: MapPlace | TextPlace): boolean =>
  type.constructor === (place.is === 'map' ? Y.Map : Y.XmlFragment)

function nameOfRoot(type: SharedType): string {
  return [...(type.doc?.share ?? [])].find(([, root]) => root === type)?.[0] ?? ''
}
