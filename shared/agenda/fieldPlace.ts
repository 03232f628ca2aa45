/**
 * A place in an agenda, as the page, the addresses and the server name it: an item and one of its fields. The agenda's own
 * facts and its motto are fields of the item `agenda`.
 */
import type * as Y from 'yjs'
import { fieldOf, isLine, itemOf, lineOf, mottoOf, titleOf } from './document.ts'

export const AGENDA = 'agenda'

/** A field of an item: a text (`title`, `LINES` and the template's keys), or a plain value (`caseNumber`). */
export interface FieldPlace {
  item: string
  field: string
}

/** As what a place is named whose words are comments: they stand beside all items. */
export const COMMENTS = 'comments'

/** @param path keys from a root of the document down @returns the place in the page that they lie in */
export function placeOfPath([root, item = '', part = '', key]: readonly string[]): FieldPlace {
  if (root === 'threads') return { item: AGENDA, field: COMMENTS }
  if (root !== 'items') return { item: AGENDA, field: item }
  return { item, field: part === 'fields' && key !== undefined ? key : part }
}

/** @returns the text at a place; `undefined` when there is none, or a plain value */
export function fragmentAt(doc: Y.Doc, { item: id, field }: FieldPlace): Y.XmlFragment | undefined {
  if (id === AGENDA) return field === 'motto' ? mottoOf(doc) : undefined
  const item = itemOf(doc, id)
  if (item === undefined) return undefined
  if (isLine(field)) return lineOf(item, field)
  return field === 'title' ? titleOf(item) : fieldOf(item, field)
}
