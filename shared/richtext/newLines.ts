/** In which lines of a text letters stand that somebody wants to find again, by the names that Yjs has for them. */
import * as Y from 'yjs'
import type { IdRange } from '../protocol/news.ts'
import { LetterRow } from './letterRow.ts'

/** @param ids letters of this document, wherever they stand @returns the numbers of this text's lines, ascending, from 0 */
export function linesWith(fragment: Y.XmlFragment, ids: readonly IdRange[]): number[] {
  const { doc } = fragment
  if (doc === null) return []
  const row = new LetterRow(fragment)
  const lines = new Set<number>()
  for (const range of ids)
    for (const { id, length, deleted } of itemsIn(doc, range)) {
      const start = deleted ? null : row.placeOf(id)
      if (start === null || !start.isThere) continue
      // A run of letters stands in one line.
      const from = Math.max(range[1], id.clock) - id.clock
      if (from < length) lines.add(row.before(start.at + from).block)
    }
  return [...lines].sort((a, b) => a - b)
}

function* itemsIn(doc: Y.Doc, [client, clock, length]: IdRange): Generator<Y.Item> {
  const structs = doc.store.clients.get(client) ?? []
  const last = structs.at(-1)
  if (last === undefined || clock >= last.id.clock + last.length) return
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
    const struct = structs[at]!
    if (struct.id.clock >= clock + length) return
    if (struct instanceof Y.Item) yield struct
  }
}
