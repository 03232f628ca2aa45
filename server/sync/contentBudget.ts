/** How much content one connection may send: a bucket that fills up again over a minute. */
import { LIMITS } from './limits.ts'

const MINUTE_MS = 60_000

export class ContentBudget {
  readonly #now: () => number
  #bytes: number = LIMITS.bytesPerMinute
  #filledAt: number

  /** @param now milliseconds, monotonic */
  constructor(now: () => number) {
    this.#now = now
    this.#filledAt = now()
  }

  /** @returns `false` when there is not enough left */
  spend(bytes: number): boolean {
    const now = this.#now()
    const refill = ((now - this.#filledAt) / MINUTE_MS) * LIMITS.bytesPerMinute
    this.#bytes = Math.min(LIMITS.bytesPerMinute, this.#bytes + refill) - bytes
    this.#filledAt = now
    return this.#bytes >= 0
  }
}
