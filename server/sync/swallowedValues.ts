/**
 * Which words does an update make disappear in the plain values (`wordValues.ts`)? Of two that are set at the same moment Yjs keeps
 * one. Who sets a value names the one that it replaces; so a value that goes though nobody names it, or that comes and is gone, was
 * swallowed by one that was set without knowing it.
 *
 * Uses Yjs 13 internals, as `server/gate/resolve.ts`.
 */
import * as Y from 'yjs'
import type { FieldPlace } from '../../shared/agenda/fieldPlace.ts'
import { comesFrom, type EntryId, entryIdAt } from '../../shared/agenda/valueEntries.ts'
import { placeByPath } from '../../shared/agenda/wordValues.ts'
import type { DeletedRanges } from '../gate/deletedRanges.ts'
import type { Part, ValueAuthors } from './valueAuthors.ts'

/** A value that a merge swallowed; without words when it was cleared. */
export interface SwallowedValue extends EntryId {
  words: string
  /** The same, by who typed them. */
  parts: readonly Part[]
  place: FieldPlace
  /** The client of the value that stands instead. */
  by: number | null
  /** Whether it was set knowing that value: then it stands for it. */
  comesFrom(earlier: EntryId): boolean
}

type SharedType = Y.AbstractType<unknown>

/** A value was set: who sets another one in its place later typed what that has more. @param map and the key that was written */
export function noteSet(doc: Y.Doc, map: SharedType, key: string, authors: ValueAuthors): void {
  const item = map._map.get(key)
  if (item === undefined || item.deleted || !(item.content instanceof Y.ContentAny)) return
  if (placeIn(doc, item) !== null)
    authors.note(doc, { type: map, key }, item.lastId, textOf(item.content.arr.at(-1)))
}

/**
 * @param item a value that was there and that the update deletes, or one that it brings and that is gone
 * @param brought the same as the update has it, where it brings it: Yjs has let go of what is gone
 * @param from the first clock in it that is new
 */
export function swallowedIn(
  doc: Y.Doc,
  item: Y.Item,
  named: DeletedRanges,
  authors: ValueAuthors,
  { brought = item, from = item.id.clock }: { brought?: Y.Item; from?: number } = {},
): SwallowedValue[] {
  if (!(brought.content instanceof Y.ContentAny) || item.parentSub === null) return []
  const place = placeIn(doc, item)
  if (place === null) return []
  const { client, clock } = brought.id
  const { arr } = brought.content
  const slot = { type: item.parent, key: item.parentSub }
  // What it was made of is told, also where it was replaced by who knew it.
  if (brought === item) authors.note(doc, slot, item.lastId, textOf(arr.at(-1)))
  const winner = entryIdAt(item.parent as SharedType, item.parentSub)
  const by = winner?.client ?? null
  const unnamed = named.cut(client, from, clock + arr.length).filter(([, , isNamed]) => !isNamed)
  return unnamed.flatMap(([start, end]) =>
    arr.slice(start - clock, end - clock).map((value: unknown, index): SwallowedValue => {
      const id = { client, clock: start + index }
      const words = textOf(value)
      const parts = authors.partsOf(doc, slot, id, words, winner)
      return { ...id, words, parts, place, by, comesFrom: (earlier) => comesFrom(doc, id, earlier) }
    }),
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function placeIn(doc: Y.Doc, item: Y.Item): FieldPlace | null {
  const path: string[] = []
  let at: Y.Item | null = item
  let root: SharedType | null = null
  while (at !== null) {
    if (at.parentSub === null) return null
    path.unshift(at.parentSub)
    root = at.parent as SharedType
    at = root._item
  }
  if (root === doc.getMap('agenda')) return placeByPath('agenda', path)
  return root === doc.getMap('items') ? placeByPath('items', path) : null
}
