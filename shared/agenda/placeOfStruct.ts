/** Where something of an agenda's document stands, whatever it is: in which part of which item, or in which comment. */
import type * as Y from 'yjs'
import { type ItemId, itemsOf, threadsOf } from './document.ts'

export type StructPlace =
  /** `field`: the template's key, or that of a value (`title`, `status`, `attachments` …); '' for the item itself. */
  | { item: ItemId; field: string }
  /** `comment`: `null` for what the thread itself says. */
  | { thread: string; comment: string | null }

/** @returns `null` for what stands in neither: the agenda's own facts, and what Yjs has already forgotten the place of */
export function placeOfStruct(doc: Y.Doc, struct: Y.Item): StructPlace | null {
  const [items, threads]: unknown[] = [itemsOf(doc), threadsOf(doc)]
  /** Of maps, from the inside; attributes of a text's elements too. */
  const keys: string[] = []
  for (let at: Y.Item | null = struct; at !== null; ) {
    const parent: unknown = at.parent
    if (at.parentSub !== null) keys.push(at.parentSub)
    if (parent === items) return itemPlace(keys.reverse())
    if (parent === threads) return threadPlace(keys.reverse())
    at = isType(parent) ? parent._item : null
  }
  return null
}

function itemPlace([item, part = '', key]: string[]): StructPlace {
  return { item: item!, field: part === 'fields' && key !== undefined ? key : part }
}

function threadPlace([thread, part, key]: string[]): StructPlace {
  return { thread: thread!, comment: part === 'comments' ? (key ?? null) : null }
}

/** While a struct waits for its place, an id or a root's name stands there instead. */
const isType = (parent: unknown): parent is Y.AbstractType<unknown> =>
  typeof parent === 'object' && parent !== null && '_item' in parent
