/**
 * A person's own transactions that are not known to be on the server's disk, one by one and in their order: in memory, to be
 * sent again after a reconnect, and in the browser's store, for the tab may not live that long (spec N3).
 */
import type { Life } from './database.ts'
import type { Keep } from './keep.ts'

export interface Waiting {
  /** The change's number, as `Acknowledgements` counts. */
  change: number
  update: Uint8Array
  /** The number of its row in the browser's store; `null` where it is not kept. */
  row: Promise<number | null>
}

export class Outbox {
  readonly #keep: Keep
  #waiting: Waiting[] = []

  constructor(keep: Keep) {
    this.#keep = keep
  }

  /** A change was made here. @param life `null` before the server said whose copy this is: then it is in memory alone */
  add(change: number, update: Uint8Array, life: Life | null): void {
    const row = life === null ? Promise.resolve(null) : this.#keep.addWaiting(life, update)
    this.#waiting.push({ change, update, row })
  }

  /** A change that is in the store already: of a tab that is gone, or of the document that was here before. */
  addKept(change: number, update: Uint8Array, row: Promise<number | null>): void {
    this.#waiting.push({ change, update, row })
  }

  /** In the order in which they were made. */
  updates(): readonly Waiting[] {
    return this.#waiting
  }

  /** These are on the server's disk. @param isDurable by the change's number @param life whose they are @returns them */
  confirm(isDurable: (change: number) => boolean, life: Life | null): readonly Waiting[] {
    const done = this.#waiting.filter(({ change }) => isDurable(change))
    if (done.length === 0) return done
    this.#waiting = this.#waiting.filter(({ change }) => !isDurable(change))
    if (life !== null) void this.#confirmKept(done, life)
    return done
  }

  async #confirmKept(done: readonly Waiting[], life: Life): Promise<void> {
    const rows = await Promise.all(done.map(async ({ row, update }) => ({ id: await row, update })))
    await this.#keep.confirmWaiting(
      life,
      rows.flatMap(({ id, update }) => (id === null ? [] : [{ id, update }])),
    )
  }
}
