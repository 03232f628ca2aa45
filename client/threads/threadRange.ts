/** Where on the page stands what a thread is about: its words, its field, or the head of its item. */
import type { ThreadId } from '../../shared/threads/thread.ts'
import { elementId } from '../agenda/agendaContext.ts'
import type { About } from './threadsDesk.ts'
import { wordsInPage } from './wordsInPage.ts'

/** The field, or the head of the item; `null` while that is not drawn. */
export function elementOf({ item, field }: Pick<About, 'item' | 'field'>): HTMLElement | null {
  const own = field === null ? null : document.getElementById(elementId({ item, field }))
  return own ?? document.getElementById(elementId({ item, field: 'title' }))
}

/** @param about of the thread @returns `null` while that is not drawn */
export function boxOf(thread: ThreadId, about: Pick<About, 'item' | 'field'>): DOMRect | null {
  const words = wordsInPage.rangeOf(thread)
  // Of several lines the first: there one begins to read.
  return words?.getClientRects()[0] ?? elementOf(about)?.getBoundingClientRect() ?? null
}
