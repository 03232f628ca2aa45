/** Puts words that were handed back where they stood, as an edit that undo takes back. */
import type * as Y from 'yjs'
import { appendWords, putInValue } from '../../shared/agenda/edits.ts'
import { slotAt } from '../../shared/agenda/wordValues.ts'
import { type FieldPlace, fragmentAt } from '../agenda/changes.ts'

/** @returns whether there is such a place */
export function putWordsIn(doc: Y.Doc, place: FieldPlace, words: string): boolean {
  const fragment = fragmentAt(doc, place)
  const slot = slotAt(doc, place)
  if (fragment !== undefined) appendWords(doc, fragment, words)
  else if (slot !== null) putInValue(doc, slot, words)
  return fragment !== undefined || slot !== null
}
