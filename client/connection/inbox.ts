/**
 * What others do, as it comes from the server. It is taken in at the page's pace and all at once: where twenty people write,
 * a hundred messages come in a second, and each taken in by itself would draw the same texts and carets over and over.
 * In the order in which it came, so that a caret never stands behind a letter that is not there yet.
 */
import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { MESSAGE, SYNC } from '../../shared/protocol/messages.ts'
import { safely } from '../app/safely.ts'
import type { Pace } from '../together/pace.ts'

type Provider = Pick<WebsocketProvider, 'doc' | 'messageHandlers'>
type Handler = WebsocketProvider['messageHandlers'][number]

export class Inbox {
  readonly #provider: Provider
  readonly #pace: Pace
  #waiting: (() => void)[] = []

  /** Puts itself before y-websocket's own handlers. */
  constructor(provider: Provider, pace: Pace) {
    this.#provider = provider
    this.#pace = pace
    this.#putBefore(MESSAGE.sync, (decoder) => decoding.peekVarUint(decoder) === SYNC.update)
    this.#putBefore(MESSAGE.awareness, () => true)
  }

  /** Takes in now what has come. */
  readonly takeIn = (): void => {
    const came = this.#waiting
    if (came.length === 0) return
    this.#waiting = []
    // One transaction, by the origin that each of them would have.
    const takeAll = () => {
      // What cannot be taken in must not hold back what came after it.
      for (const take of came) safely(take)
    }
    Y.transact(this.#provider.doc, takeAll, this.#provider, false)
  }

  #putBefore(type: number, mayWait: (decoder: decoding.Decoder) => boolean): void {
    const { messageHandlers } = this.#provider
    const handle = messageHandlers[type] as Handler
    messageHandlers[type] = (...message) => {
      if (!mayWait(message[1])) {
        this.takeIn()
        handle(...message)
        return
      }
      this.#waiting.push(() => handle(...message))
      this.#pace.others(this.takeIn)
    }
  }
}
