/** An update log whose commits the test lets happen, one at a time, or fail: for what must hold between apply and commit. */

import type { Batch, StoredAgenda, UpdateLog } from '../../server/storage/storage.ts'
import type { AgendaId } from '../../shared/agenda/document.ts'

interface Waiting {
  batch: Batch
  resolve(): void
  reject(error: Error): void
}

export class HandLog implements Pick<UpdateLog, 'append' | 'load' | 'encode' | 'compact'> {
  readonly #waiting: Waiting[] = []
  readonly #arrivals: (() => void)[] = []
  readonly batches: Batch[] = []
  stored: StoredAgenda | null = null
  loads = 0
  readonly compacted: AgendaId[] = []

  append(_fence: number, batch: Batch): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject })
      for (const arrived of this.#arrivals.splice(0)) arrived()
    })
  }

  async compact(_fence: number, agenda: AgendaId): Promise<void> {
    this.compacted.push(agenda)
  }

  async load(): Promise<StoredAgenda | null> {
    this.loads += 1
    return this.stored
  }

  encode(): Promise<Uint8Array> {
    throw new Error('too large for this test')
  }

  /** Waits for the next batch and lets its commit succeed. */
  async commit(): Promise<Batch> {
    const { batch, resolve } = await this.#next()
    this.batches.push(batch)
    resolve()
    await settled()
    return batch
  }

  async fail(error: Error): Promise<void> {
    const { reject } = await this.#next()
    reject(error)
    await settled()
  }

  async #next(): Promise<Waiting> {
    if (this.#waiting.length === 0) await new Promise<void>((resolve) => this.#arrivals.push(resolve))
    return this.#waiting.shift()!
  }
}

/** Lets everything run that waits for a promise or a turn of the event loop. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
