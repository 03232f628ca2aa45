/** A clock that goes when the test says so. */
import type { Timer } from '../../../client/board/together.ts'

export class HandTimer implements Timer {
  #now = 1000
  #alarms: { at: number; then: () => void }[] = []

  now(): number {
    return this.#now
  }

  later(milliseconds: number, then: () => void): () => void {
    const alarm = { at: this.#now + milliseconds, then }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm)
    }
  }

  /** Lets so many milliseconds go by, and everything happen that is due in them. */
  passes(milliseconds: number): void {
    const until = this.#now + milliseconds
    for (;;) {
      const [next] = this.#alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#alarms = this.#alarms.filter((other) => other !== next)
      this.#now = Math.max(this.#now, next.at)
      next.then()
    }
    this.#now = until
  }
}
