/**
 * Sends a person's own transactions, each as a message of its own. What was made without a connection goes at the server's
 * step 1, one by one, before y-websocket's answer: that one then carries only what the outbox should lack. So what the server
 * refuses is one transaction and what follows it, and a week offline is no single message over every limit.
 */
import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import { MESSAGE, SYNC, writeUpdate } from '../../shared/protocol/messages.ts'
import type { Outbox } from '../keeping/outbox.ts'
import type { Acknowledgements } from './acknowledgements.ts'
import { countingSocket } from './countingSocket.ts'

export class Sender {
  readonly #outbox: Outbox
  readonly #acknowledgements: Acknowledgements
  /** The socket whose step 1 was answered: from then on changes go as they are made. */
  #answered: WebSocket | null = null
  #sending: { change: number | undefined } = { change: undefined }
  #provider: WebsocketProvider | null = null

  constructor(outbox: Outbox, acknowledgements: Acknowledgements) {
    this.#outbox = outbox
    this.#acknowledgements = acknowledgements
  }

  /** The class of the sockets; each counts what it sends. */
  socketClass(): typeof WebSocket {
    return countingSocket(this.#acknowledgements, this.#sending)
  }

  /** Takes the place of y-websocket's own sending. */
  attach(provider: WebsocketProvider): void {
    this.#provider = provider
    provider.doc.off('update', provider._updateHandler)
    const { messageHandlers } = provider
    const handle = messageHandlers[MESSAGE.sync]!
    messageHandlers[MESSAGE.sync] = (...message) => {
      if (decoding.peekVarUint(message[1]) === SYNC.step1) this.#answer()
      handle(...message)
    }
  }

  /** A change was put into the outbox. */
  changed(change: number, update: Uint8Array): void {
    const socket = this.#provider?.ws ?? null
    if (socket !== null && socket === this.#answered) this.#send(socket, change, update)
  }

  #answer(): void {
    const socket = this.#provider?.ws ?? null
    if (socket === null) return
    for (const { change, update } of this.#outbox.updates()) this.#send(socket, change, update)
    this.#answered = socket
  }

  #send(socket: WebSocket, change: number, update: Uint8Array): void {
    if (socket.readyState !== WebSocket.OPEN) return
    this.#sending.change = change
    socket.send(writeUpdate(update) as Uint8Array<ArrayBuffer>)
    this.#sending.change = undefined
  }
}
