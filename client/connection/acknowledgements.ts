/**
 * Which of a person's own changes are on the server's disk. Knows no socket: it is told what is changed, sent and
 * acknowledged, and answers how many changes still wait (spec N3).
 *
 * Message 100 counts the frames with content of one connection. The first step 2 of a connection carries everything that
 * was changed while there was none, and earlier frames may build on what only it carries; so nothing is durable before
 * that step 2 is.
 */
import { carriesContent, isStep2 } from '../../shared/protocol/messages.ts'

export class Acknowledgements {
  #made = 0
  #durable = 0
  #sent = 0
  #firstStep2: number | null = null
  #acknowledged = 0
  /** For each frame not yet acknowledged: how many changes had been made when it was sent. */
  readonly #madeWhenSent = new Map<number, number>()

  /** A change was made here. @returns its number, from 1 */
  changed(): number {
    this.#made += 1
    return this.#made
  }

  /** A new socket: frames are counted anew, and nothing sent on an older one will be acknowledged any more. */
  opened(): void {
    this.#sent = 0
    this.#acknowledged = 0
    this.#firstStep2 = null
    this.#madeWhenSent.clear()
  }

  /** A frame was handed to the socket. @param change the last change that it, or a frame before it, carries */
  sent(frame: Uint8Array, change = this.#made): void {
    if (!carriesContent(frame)) return
    this.#sent += 1
    this.#madeWhenSent.set(this.#sent, change)
    if (isStep2(frame)) this.#firstStep2 ??= this.#sent
  }

  /** @param n the first n frames with content of this connection are on disk */
  acknowledged(n: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, n)
    if (!this.connectionIsDurable) return
    this.#durable = Math.max(this.#durable, this.#madeWhenSent.get(n) ?? 0)
    for (const frame of this.#madeWhenSent.keys()) if (frame <= n) this.#madeWhenSent.delete(frame)
  }

  /** Whether what was changed before this connection is on disk: its first step 2 was acknowledged. */
  get connectionIsDurable(): boolean {
    return this.#firstStep2 !== null && this.#acknowledged >= this.#firstStep2
  }

  get pending(): number {
    return this.#made - this.#durable
  }

  /** @param change a number that `changed` gave */
  isDurable(change: number): boolean {
    return change <= this.#durable
  }

  /**
   * Which change the n-th frame of this connection carries.
   * @returns `null` for a step 2, which carries whatever the server lacks, and for a frame that is not on its way
   */
  changeOf(n: number): number | null {
    return n === this.#firstStep2 ? null : (this.#madeWhenSent.get(n) ?? null)
  }

  /** The number that the next change will get. */
  get next(): number {
    return this.#made + 1
  }
}
