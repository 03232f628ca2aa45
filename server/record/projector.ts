/**
 * Reads on in the logs each second, and so keeps the record of what was done to the agendas' structure. Everything happens in the
 * storage's own threads; rooms never wait for it, but for one small commit a second while somebody writes.
 */
import type { Log } from '../observability/log.ts'
import type { RecordStore } from '../storage/storage.ts'

const EVERY_MS = 1000

export class RecordProjector {
  readonly #store: Pick<RecordStore, 'readOn'>
  readonly #log: Log
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> | null = null
  #stopped = false
  #hasFailed = false

  constructor(store: Pick<RecordStore, 'readOn'>, log: Log) {
    this.#store = store
    this.#log = log
    this.#timer = setInterval(() => void this.look(), EVERY_MS)
    this.#timer.unref()
  }

  /** Reads to the end of every log; resolves when it is there. One at a time. */
  look(): Promise<void> {
    this.#running ??= this.#readOn().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  /** Waits for what is being read. The rest is read by the next server. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    await this.#running
  }

  async #readOn(): Promise<void> {
    try {
      while (!this.#stopped && (await this.#store.readOn()));
      this.#hasFailed = false
    } catch (error) {
      // It goes on from where it was, whenever it can; said once, as a full disk stays full for a while.
      if (!this.#hasFailed)
        this.#log.warn({ event: 'record.failed', error }, 'the logs could not be read on for the record')
      this.#hasFailed = true
    }
  }
}
