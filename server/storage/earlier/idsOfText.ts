/** Everything that ever stood in a text, or under a key, as ids: what is deleted too. */
import * as Y from 'yjs'
import type { IdRange } from './ranges.ts'

/** @param text in a document that keeps what is deleted */
export function idsOfText(text: Y.XmlFragment): IdRange[] {
  const ids: IdRange[] = []
  const waiting: Y.AbstractType<unknown>[] = [text as Y.AbstractType<unknown>]
  const take = (item: Y.Item) => {
    ids.push(idsOf(item))
    if (item.content instanceof Y.ContentType) waiting.push(item.content.type)
  }
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    for (let item = type._start; item !== null; item = item.right) take(item)
    // The values that an attribute had before stand to the left of the last one.
    for (const last of type._map.values()) for (const item of itemsUpTo(last)) take(item)
  }
  return ids
}

/** @param last what stands under a key now @returns it, and all that stood there before */
export function itemsUpTo(last: Y.Item | undefined): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = last ?? null; item !== null; item = item.left) items.push(item)
  return items
}

export const idsOf = ({ id, length }: Y.Item): IdRange => [id.client, id.clock, length]
