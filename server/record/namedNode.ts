/** A node as the record names it: by what it is called at this moment. */
import type * as Y from 'yjs'
import { type ItemId, itemOf, readEntry, titleOf } from '../../shared/agenda/document.ts'
import { findNode, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import type { NamedNode } from '../../shared/record/recordEvent.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { shortTitle } from './shortTitle.ts'

/**
 * @param top the outline in which it has its number
 * @returns `null` where there is no such node
 */
export function namedNode(
  doc: Y.Doc,
  id: ItemId,
  top: readonly OutlineNode[] = readOutline(doc),
): NamedNode | null {
  const item = itemOf(doc, id)
  if (item === undefined) return null
  const title = oneLine(readRichText(titleOf(item)))
  return {
    id,
    kind: readEntry(id, item).kind,
    number: findNode(top, id)?.number ?? '',
    title: shortTitle(title),
  }
}
