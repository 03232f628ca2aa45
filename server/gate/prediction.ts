/**
 * The gate's last step: did Yjs change what was predicted, and nothing else? It is asked inside the apply, of every transaction in
 * it: Yjs tidies formats up in one of its own.
 */
import type * as Y from 'yjs'
import type { Places, SharedType } from './places.ts'
import type { Touched } from './touches.ts'

/** @returns what changed though nothing in the update touched it; `null`: nothing */
export function unpredicted(
  { changed, beforeState }: Y.Transaction,
  { texts, entries }: Touched,
  places: Places,
): string | null {
  for (const [type, keys] of changed as Map<SharedType, Set<string | null>>) {
    if (isNew(type, beforeState)) continue
    const standing = places.of(type)
    if (standing?.place.is === 'text' && texts.has(standing.path)) continue
    const predicted = entries.get(type)
    for (const key of keys)
      if (key === null || !predicted?.has(key)) return `${standing?.path.join('/')} ${key}`
  }
  return null
}

function isNew({ _item }: SharedType, before: Map<number, number>): boolean {
  return _item !== null && _item.id.clock >= (before.get(_item.id.client) ?? 0)
}
