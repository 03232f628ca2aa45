/** What a node is called in a sentence of the interface: «punkt 2.3», «afsnit 2». Only the text of an agenda says «sag» (spec F1). */
import type * as Y from 'yjs'
import { type ItemId, itemOf, readItem, titleOf } from '../../shared/agenda/document.ts'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { oneLine } from '../../shared/richtext/plainText.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { t } from '../app/language.ts'

/** @param number as it is, or was; empty where the council's way of numbering gives none: then the title stands for it */
export function nodeName(
  doc: Y.Doc,
  id: ItemId,
  number = findNode(readOutline(doc), id)?.number ?? '',
): string {
  const item = itemOf(doc, id)
  const what = item === undefined ? 'item' : readItem(id, item).kind
  return number === ''
    ? t('nodeTitle', { what, title: titleText(doc, id) })
    : t('nodeNumber', { what, number })
}

/** As `nodeName`, with the title too: where the number may mean another one soon. */
export function fullName(
  doc: Y.Doc,
  id: ItemId,
  number = findNode(readOutline(doc), id)?.number ?? '',
): string {
  const name = nodeName(doc, id, number)
  return number === '' ? name : `${name} ${titleText(doc, id)}`
}

/** An item's title on one line. */
export function titleText(doc: Y.Doc, id: ItemId): string {
  const item = itemOf(doc, id)
  return (item && oneLine(readRichText(titleOf(item)))) || t('untitled')
}
