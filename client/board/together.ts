/** Many things that happen at once are told once: fifty who write must not have the board drawn at each of their letters. */

/** What happens is told at most so often, and this soon at the latest (milliseconds). */
export const EVERY = 200

/** A clock and its alarm; a test has its own. */
export interface Timer {
  /** Milliseconds, monotonic. */
  now(): number
  /** @returns calls it off */
  later(milliseconds: number, then: () => void): () => void
}

export const PAGE_TIMER: Timer = {
  now: () => performance.now(),
  later(milliseconds, then) {
    const timer = setTimeout(then, milliseconds)
    return () => clearTimeout(timer)
  },
}

export class Together {
  readonly #timer: Timer
  readonly #every: number
  readonly #tell: () => void
  #toldAt = Number.NEGATIVE_INFINITY
  #callOff: (() => void) | null = null

  constructor(timer: Timer, every: number, tell: () => void) {
    this.#timer = timer
    this.#every = every
    this.#tell = tell
  }

  /** Something happened: it is told at once where it has been quiet, else with all that comes meanwhile. */
  soon(): void {
    const wait = Math.max(0, this.#toldAt + this.#every - this.#timer.now())
    this.#callOff ??= this.#timer.later(wait, () => {
      this.#callOff = null
      this.#toldAt = this.#timer.now()
      this.#tell()
    })
  }

  stop(): void {
    this.#callOff?.()
    this.#callOff = null
  }
}
