/**
 * Which value of a map was set knowing which other: Yjs keeps, as an entry's origin, the one that stood when it was set. So two
 * were set at the same moment when neither comes from the other, however far apart their clocks are.
 *
 * Uses Yjs 13 internals: `map._map`, `item.origin`.
 */
import * as Y from 'yjs'

export interface EntryId {
  client: number
  clock: number
}

/** Longer ways are not followed: nobody's typing makes one. */
const MOST_STEPS = 1_000

/** @returns the id of the value that stands, also where it is deleted; `null`: there was none */
export function entryIdAt({ _map }: Pick<Y.AbstractType<unknown>, '_map'>, key: string): EntryId | null {
  return _map.get(key)?.lastId ?? null
}

/** Whether `id` is `earlier`, or was set knowing it, or knowing what was. */
export function comesFrom(doc: Y.Doc, id: EntryId, earlier: EntryId): boolean {
  let at: EntryId | null = id
  for (let step = 0; at !== null && step < MOST_STEPS; step += 1) {
    const entry: Y.Item | Y.GC = Y.getItem(doc.store, Y.createID(at.client, at.clock))
    // What one client set one after the other may be one item.
    const { client, clock } = entry.id
    if (client === earlier.client && clock <= earlier.clock && earlier.clock <= at.clock) return true
    at = entry instanceof Y.Item ? entry.origin : null
  }
  return false
}
