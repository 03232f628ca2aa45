/**
 * Counts a connection's content-carrying messages. Acknowledgement n promises that the first n are on disk, so a message
 * that waits (set aside until the step 2 has come) holds back those behind it.
 */
export class Acknowledgements {
  #received = 0
  #acknowledged = 0
  readonly #durableAhead = new Set<number>()

  /** @returns the number of the message that has just arrived: 1, 2, 3 … */
  next(): number {
    this.#received += 1
    return this.#received
  }

  /** Message n is on disk. @returns the n to acknowledge now, or `null` when an earlier one still waits */
  durable(n: number): number | null {
    this.#durableAhead.add(n)
    const before = this.#acknowledged
    while (this.#durableAhead.delete(this.#acknowledged + 1)) this.#acknowledged += 1
    return this.#acknowledged > before ? this.#acknowledged : null
  }
}
