/**
 * Shows durable updates to a room: at once when the room is quiet, and what falls together within 10 ms merged into one
 * message, framed once for everybody.
 */
import * as Y from 'yjs'
import { writeUpdate } from '../../shared/protocol/messages.ts'
import { binaryFrame } from './frames.ts'

/** The longest that a durable update waits for others when the room is busy. */
export const BUSY_INTERVAL_MS = 10

/** One durable update, and who sent it. */
export interface Shown<Sender> {
  seq: number
  update: Uint8Array
  sender: Sender | null
}

/** A frame for everybody but `except`: the only sender, if there is one. Several senders get their own words too. */
export interface BroadcastFrame<Sender> {
  /** The number of the last entry in it; whoever was answered with that one needs it no more. */
  lastSeq: number
  frame: Buffer
  except: Sender | null
}

export class Broadcaster<Sender> {
  readonly #send: (frame: BroadcastFrame<Sender>) => void
  readonly #now: () => number
  #waiting: Shown<Sender>[] = []
  #lastSentAt = Number.NEGATIVE_INFINITY
  #timer: NodeJS.Timeout | null = null

  /** @param now milliseconds, monotonic */
  constructor(send: (frame: BroadcastFrame<Sender>) => void, now: () => number) {
    this.#send = send
    this.#now = now
  }

  add(shown: Shown<Sender>): void {
    this.#waiting.push(shown)
  }

  /** Everything that became durable together has been added. */
  flush(): void {
    if (this.#waiting.length === 0 || this.#timer !== null) return
    const wait = this.#lastSentAt + BUSY_INTERVAL_MS - this.#now()
    if (wait <= 0) this.#sendNow()
    else this.#timer = setTimeout(() => this.#sendNow(), wait)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#waiting = []
  }

  #sendNow(): void {
    this.#timer = null
    const shown = this.#waiting
    this.#waiting = []
    this.#lastSentAt = this.#now()
    const updates = shown.map(({ update }) => update)
    const senders = new Set(shown.map(({ sender }) => sender))
    this.#send({
      lastSeq: shown.at(-1)!.seq,
      frame: binaryFrame(writeUpdate(updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates))),
      except: senders.size === 1 ? shown[0]!.sender : null,
    })
  }
}
