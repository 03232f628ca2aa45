/** What the document tells of a deletion: which nodes went by one change, and which client did it. */
import type * as Y from 'yjs'
import { deletedWith } from '../../shared/agenda/deletion.ts'
import { type ItemId, itemEntries, itemOf, readEntry, readItem } from '../../shared/agenda/document.ts'
import type { Change } from '../agenda/changes.ts'

export const entriesOf = (doc: Y.Doc) => itemEntries(doc).map(([id, item]) => readEntry(id, item))

/** @returns the nodes among these changes that are deleted now, in the order of the changes */
export function deletedBy(doc: Y.Doc, changes: readonly Change[]): ItemId[] {
  const touched = changes.filter(({ field }) => field === 'deletedAt').map(({ item }) => item)
  return [...new Set(touched)].filter((id) => {
    const item = itemOf(doc, id)
    return item !== undefined && readItem(id, item).deletedAt !== null
  })
}

/** The node that was deleted, where this one went along with one above it. */
export const rootOf = (doc: Y.Doc, id: ItemId): ItemId => deletedWith(entriesOf(doc), id)

/** The client that deleted a node, or brought it back last. */
export const deleterOf = (doc: Y.Doc, id: ItemId): number | undefined =>
  itemOf(doc, id)?._map.get('deletedAt')?.id.client
