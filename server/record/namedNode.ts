/** A node as the record names it: by what it is called at this moment. */
import type * as Y from 'yjs'
import { type ItemId, itemOf, readEntry, titleOf } from '../../shared/agenda/document.ts'
import { findNode, type OutlineNode, readOutline } from '../../shared/agenda/outline.ts'
import type { NamedNode } from '../../shared/record/recordEvent.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'

/** Characters of a title that are kept: enough to know it again. */
const LONGEST_TITLE = 120

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
  return { id, kind: readEntry(id, item).kind, number: findNode(top, id)?.number ?? '', title: cut(title) }
}

const cut = (title: string): string =>
  title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title
