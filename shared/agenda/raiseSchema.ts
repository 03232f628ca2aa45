/**
 * Brings an agenda that an older program made to this program's schema. By the server alone, and before anybody joins: of two who do
 * it at once each would put a text of their own in the place of the other's.
 */
import type * as Y from 'yjs'
import {
  agendaOf,
  itemEntries,
  LINES,
  lineOf,
  readSchemaVersion,
  SCHEMA_VERSION,
  wordsOfLine,
} from './document.ts'
import { newLine } from './edits.ts'

export const isOfOlderSchema = (doc: Y.Doc): boolean => readSchemaVersion(doc) < SCHEMA_VERSION

/** In one transaction. No word is lost: what a plain value said is the text. */
export function raiseSchema(doc: Y.Doc): void {
  doc.transact(() => {
    for (const [, item] of itemEntries(doc)) raiseItem(item)
    agendaOf(doc).set('schemaVersion', SCHEMA_VERSION)
  })
}

/** @param item of a document; deleted or not */
export function raiseItem(item: Y.Map<unknown>): void {
  for (const key of LINES) if (lineOf(item, key) === undefined) item.set(key, newLine(wordsOfLine(item, key)))
}
