/** Everything that ever stood in a text, or as a plain value, as ids: what is deleted too. */
import * as Y from 'yjs'
import type { Slot } from '../../../shared/agenda/wordValues.ts'
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
    for (const last of type._map.values()) for (const item of upTo(last)) take(item)
  }
  return ids
}

/** @param slot in a document that keeps what is deleted */
export const idsOfValue = ({ map, key }: Slot): IdRange[] => {
  const last = map._map.get(key)
  return last === undefined ? [] : upTo(last).map(idsOf)
}

function upTo(last: Y.Item): Y.Item[] {
  const items: Y.Item[] = []
  for (let item: Y.Item | null = last; item !== null; item = item.left) items.push(item)
  return items
}

const idsOf = ({ id, length }: Y.Item): IdRange => [id.client, id.clock, length]
