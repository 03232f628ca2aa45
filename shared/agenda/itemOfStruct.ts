/** In which item of an agenda something of its document stands, whatever it is: a letter, a value, an attachment's name. */
import type * as Y from 'yjs'
import { type ItemId, itemsOf } from './document.ts'

/** @returns `null` for what stands in no item: the agenda's own facts, and what Yjs has already forgotten the place of */
export function itemOfStruct(doc: Y.Doc, struct: Y.Item): ItemId | null {
  const items: unknown = itemsOf(doc)
  for (let at: Y.Item | null = struct; at !== null; ) {
    const parent: unknown = at.parent
    if (parent === items) return at.parentSub
    at = isType(parent) ? parent._item : null
  }
  return null
}

/** While a struct waits for its place, an id or a root's name stands there instead. */
const isType = (parent: unknown): parent is Y.AbstractType<unknown> =>
  typeof parent === 'object' && parent !== null && '_item' in parent
