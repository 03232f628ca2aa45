/**
 * Reads on in the logs each second, and so keeps something derived from them: the record, the progress. Everything happens in the
 * storage's own threads; rooms never wait for it, but for one small commit now and then while somebody writes.
 */
import type { Log } from '../observability/log.ts'
import { RepeatedLook } from '../repeatedLook.ts'

const EVERY_MS = 1000

/** Whoever asks for it soon waits so long for others who do, at most. */
export const SOON_MS = 200

export interface Projection {
  /** As the server's log names it. */
  name: string
  /** Reads some entries on. @returns whether there was anything to read */
  readOn(): Promise<boolean>
}

export class Projector {
  readonly #projection: Projection
  readonly #log: Log
  readonly #looks = new RepeatedLook(EVERY_MS, () => this.#readOn())
  #soon: NodeJS.Timeout | null = null
  #hasFailed = false

  constructor(projection: Projection, log: Log) {
    this.#projection = projection
    this.#log = log
  }

  /** Reads to the end of every log; resolves when it is there. One at a time. */
  look(): Promise<void> {
    return this.#looks.look()
  }

  /** Something was written: it is read in a moment, with what comes until then. */
  soon(): void {
    if (this.#looks.hasStopped || this.#soon !== null) return
    this.#soon = setTimeout(() => {
      this.#soon = null
      void this.#looks.lookAnew()
    }, SOON_MS)
  }

  /** Waits for what is being read. The rest is read by the next server. */
  stop(): Promise<void> {
    if (this.#soon !== null) clearTimeout(this.#soon)
    return this.#looks.stop()
  }

  async #readOn(): Promise<void> {
    const { name, readOn } = this.#projection
    try {
      while (!this.#looks.hasStopped && (await readOn()));
      this.#hasFailed = false
    } catch (error) {
      // It goes on from where it was, whenever it can; said once, as a full disk stays full for a while.
      if (!this.#hasFailed)
        this.#log.warn({ event: `${name}.failed`, error }, `the logs could not be read on for the ${name}`)
      this.#hasFailed = true
    }
  }
}
