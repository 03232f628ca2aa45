/** Which texts refer to an item: derived from the texts whenever it is asked for, and never stored. */
import * as Y from 'yjs'
import { type ItemId, readTemplate } from './document.ts'
import { type FieldPlace, fragmentAt } from './fieldPlace.ts'
import { inOrder, readOutline } from './outline.ts'
import { ITEM_REF } from './references.ts'

/**
 * @param ids items that would go together: what they say of each other does not count
 * @returns the texts of other living items that refer to one of them, in the order in which they are read
 */
export function referrersOf(doc: Y.Doc, ids: ReadonlySet<ItemId>): FieldPlace[] {
  const fields = readTemplate(doc).map(({ key }) => key)
  return inOrder(readOutline(doc))
    .filter(({ id, kind }) => kind === 'item' && !ids.has(id))
    .flatMap(({ id }) => fields.map((field) => ({ item: id, field })))
    .filter((place) => refersTo(fragmentAt(doc, place), ids))
}

const refersTo = (parent: Y.XmlFragment | undefined, ids: ReadonlySet<ItemId>): boolean =>
  parent?.toArray().some((child) => {
    if (!(child instanceof Y.XmlElement)) return false
    return child.nodeName === ITEM_REF ? ids.has(child.getAttribute('item') ?? '') : refersTo(child, ids)
  }) ?? false
