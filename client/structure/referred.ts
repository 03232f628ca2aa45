/** How many texts refer to what is about to be deleted. */
import type * as Y from 'yjs'
import type { ItemId } from '../../shared/agenda/document.ts'
import { findNode, inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { referrersOf } from '../../shared/agenda/referrers.ts'
import { t } from '../app/language.ts'

/** @returns «2 tekster henviser hertil.»; `''` where none does */
export function referredSentence(doc: Y.Doc, id: ItemId): string {
  const node = findNode(readOutline(doc), id)
  const going = new Set(node === undefined ? [] : inOrder([node]).map((each) => each.id))
  const n = referrersOf(doc, going).length
  return n === 0 ? '' : t('textsReferTo', { n })
}
