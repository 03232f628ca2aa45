/** Frames and a clock that a test turns by hand. */
import type { Frames } from '../../client/together/pace.ts'

export class TestFrames implements Frames {
  time = 0
  #draws: (() => void)[] = []
  #timers: { at: number; then: () => void }[] = []

  request(draw: () => void): void {
    this.#draws.push(draw)
  }

  cancel(): void {
    this.#draws = []
  }

  now(): number {
    return this.time
  }

  later(milliseconds: number, then: () => void): void {
    this.#timers.push({ at: this.time + milliseconds, then })
  }

  /** That the browser needs for each frame. */
  cost = 1

  drawn(then: () => void): void {
    this.#timers.push({ at: this.time + this.cost, then })
  }

  /** Time passes; then a frame is drawn, if one was asked for. */
  frame(after = 16): void {
    const end = this.time + after
    let due = this.#nextTimer(end)
    while (due !== undefined) {
      this.time = due.at
      due.then()
      due = this.#nextTimer(end)
    }
    this.time = end
    for (const draw of this.#draws.splice(0)) draw()
  }

  #nextTimer(until: number) {
    const [first] = this.#timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)
    if (first !== undefined) this.#timers.splice(this.#timers.indexOf(first), 1)
    return first
  }
}
