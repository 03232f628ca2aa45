/**
 * When each item of an agenda was changed last, and by whom: whatever of it, its words, its facts, its place, and what was only
 * deleted. Follows the steps of the log, so that neither a restart nor compaction forgets any of it.
 */
import * as Y from 'yjs'
import type { ItemId } from '../../../shared/agenda/document.ts'
import { itemOfStruct } from '../../../shared/agenda/itemOfStruct.ts'
import type { LastChange, LastChanges } from '../storage.ts'
import type { LoggedAgenda, Step } from './loggedAgenda.ts'
import type { IdRange } from './ranges.ts'

/** Follows one logged agenda: what it has read it does not read again. */
export class LastChangesOf {
  readonly #logged: LoggedAgenda
  readonly #byItem = new Map<ItemId, LastChange>()
  #taken = 0

  constructor(logged: LoggedAgenda) {
    this.#logged = logged
  }

  /** @param after only changes by later entries than this one */
  read(after: number): LastChanges {
    const { steps, seq } = this.#logged
    for (; this.#taken < steps.length; this.#taken += 1) this.#take(steps[this.#taken]!)
    return { seq, changes: [...this.#byItem.values()].filter((change) => change.seq > after) }
  }

  #take({ seq, lastAt, inserted, deleted }: Step): void {
    for (const { person, ids } of [...inserted, ...deleted])
      for (const range of ids)
        for (const item of this.#itemsOf(range)) this.#note({ item, seq, at: lastAt, person })
  }

  /** What the server does by itself is told only of an item that nobody else has changed: it is how that came to be. */
  #note(change: LastChange): void {
    if (change.person !== null || !this.#byItem.has(change.item)) this.#byItem.set(change.item, change)
  }

  #itemsOf([client, clock, length]: IdRange): Set<ItemId> {
    const { doc } = this.#logged
    const items = new Set<ItemId>()
    const structs = doc.store.clients.get(client) ?? []
    const last = structs.at(-1)
    if (last === undefined || clock >= last.id.clock + last.length) return items
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const struct = structs[at]!
      if (struct.id.clock >= clock + length) break
      const item = struct instanceof Y.Item ? itemOfStruct(doc, struct) : null
      if (item !== null) items.add(item)
    }
    return items
  }
}
