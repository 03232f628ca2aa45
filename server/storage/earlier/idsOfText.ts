/** Everything that ever stood in a text, as ids: what is deleted too. */
import * as Y from 'yjs'
import type { IdRange } from './ranges.ts'

/** @param text in a document that keeps what is deleted */
export function idsOfText(text: Y.XmlFragment): IdRange[] {
  const ids: IdRange[] = []
  const waiting: Y.AbstractType<unknown>[] = [text as Y.AbstractType<unknown>]
  const take = (item: Y.Item) => {
    ids.push([item.id.client, item.id.clock, item.length])
    if (item.content instanceof Y.ContentType) waiting.push(item.content.type)
  }
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    for (let item = type._start; item !== null; item = item.right) take(item)
    // The values that an attribute had before stand to the left of the last one.
    for (const last of type._map.values())
      for (let item: Y.Item | null = last; item !== null; item = item.left) take(item)
  }
  return ids
}
