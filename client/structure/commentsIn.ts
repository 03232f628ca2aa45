/** How many open comments go with what is about to be deleted, and come back with it. */
import type * as Y from 'yjs'
import type { ItemId } from '../../shared/agenda/document.ts'
import { findNode, inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { NO_THREADS, readItemThreads } from '../../shared/threads/counts.ts'
import { t } from '../app/language.ts'

/** @returns «2 åbne kommentarer følger med.», of the node and all below it; `''` where there are none */
export function commentsSentence(doc: Y.Doc, id: ItemId): string {
  const node = findNode(readOutline(doc), id)
  if (node === undefined) return ''
  const counts = readItemThreads(doc)
  const n = inOrder([node]).reduce((sum, { id }) => sum + (counts.get(id) ?? NO_THREADS).open, 0)
  return n === 0 ? '' : t('commentsGoAlong', { n })
}
