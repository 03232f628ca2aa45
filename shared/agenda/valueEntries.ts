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
export const comesFrom = (doc: Y.Doc, id: EntryId, earlier: EntryId): boolean =>
  new Origins(doc, id).has(earlier)

interface Run extends EntryId {
  from: number
}

/** A value, and those that it was set knowing, the latest first. */
export class Origins {
  readonly #doc: Y.Doc
  /** As far as was asked. */
  readonly #runs: Run[] = []
  #next: EntryId | null

  constructor(doc: Y.Doc, id: EntryId) {
    this.#doc = doc
    this.#next = id
  }

  has({ client, clock }: EntryId): boolean {
    const isIn = (run: Run) => run.client === client && run.from <= clock && clock <= run.clock
    if (this.#runs.some(isIn)) return true
    for (let run = this.#walk(); run !== null; run = this.#walk()) if (isIn(run)) return true
    return false
  }

  /** The clients of those that the other value was set without knowing. */
  clientsNotIn(other: Origins | null): number[] {
    while (this.#walk() !== null);
    const unknown = this.#runs.filter((run) => other?.has(run) !== true)
    return [...new Set(unknown.map(({ client }) => client))]
  }

  #walk(): Run | null {
    const at = this.#next
    if (at === null || this.#runs.length >= MOST_STEPS) return null
    const entry = Y.getItem(this.#doc.store, Y.createID(at.client, at.clock)) as Y.Item | Y.GC
    // What one client set one after the other may be one item.
    const run = { client: at.client, from: entry.id.clock, clock: at.clock }
    this.#runs.push(run)
    this.#next = entry instanceof Y.Item ? entry.origin : null
    return run
  }
}
