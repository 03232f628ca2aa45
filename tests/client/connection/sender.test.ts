/** What is sent, when, and how it is counted: y-websocket's own provider over a socket that the test holds. */
import { createDecoder } from 'lib0/decoding'
import { createEncoder } from 'lib0/encoding'
import { beforeEach, expect, test, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { Acknowledgements } from '../../../client/connection/acknowledgements.ts'
import { Sender } from '../../../client/connection/sender.ts'
import { Keep } from '../../../client/keeping/keep.ts'
import { Outbox } from '../../../client/keeping/outbox.ts'
import { readMessage, writeSyncStep1 } from '../../../shared/protocol/messages.ts'

class HeldSocket {
  static readonly OPEN = 1
  readonly OPEN = 1
  readyState = 1
  onopen: (() => void) | null = null
  readonly sent: Uint8Array[] = []
  send(data: Uint8Array): void {
    this.sent.push(data)
  }
  close(): void {}
}

beforeEach(() => void vi.stubGlobal('WebSocket', HeldSocket))

function open() {
  const doc = new Y.Doc()
  const acknowledgements = new Acknowledgements()
  const outbox = new Outbox(new Keep())
  const sender = new Sender(outbox, acknowledgements)
  doc.on('update', (update, origin) => {
    if (origin === 'network') return
    const change = acknowledgements.changed()
    outbox.add(change, update, null)
    sender.changed(change, update)
  })
  const provider = new WebsocketProvider('ws://nowhere', 'agenda', doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: sender.socketClass(),
  })
  provider.awareness.setLocalState(null)
  sender.attach(provider)
  /** A connection that opens; the server's step 1 comes when the test says so. */
  const connect = () => {
    provider.ws = null
    provider.connect()
    const socket = provider.ws as unknown as HeldSocket
    socket.onopen?.()
    socket.sent.length = 0
    return socket
  }
  const serverAsks = (server = new Y.Doc()) => {
    const decoder = createDecoder(writeSyncStep1(Y.encodeStateVector(server)))
    decoder.pos = 1
    provider.messageHandlers[0]!(createEncoder(), decoder, provider, true, 0)
  }
  const acknowledge = (n: number) => {
    acknowledgements.acknowledged(n)
    outbox.confirm((change) => acknowledgements.isDurable(change), null)
  }
  const type = (letter: string) => doc.getText('text').insert(doc.getText('text').length, letter)
  return { doc, provider, connect, serverAsks, acknowledge, type, outbox, acknowledgements }
}

/** What a server that takes these frames one by one holds after each. */
function heldAfterEach(frames: readonly Uint8Array[]): string[] {
  const server = new Y.Doc()
  return frames.map((frame) => {
    const message = readMessage(frame)
    if (message.type !== 'update') return message.type
    Y.applyUpdate(server, message.update)
    return server.getText('text').toString()
  })
}

test('[N3] what was made without a connection is sent one by one, in its order, when the server has asked', () => {
  const { connect, serverAsks, type } = open()
  for (const letter of 'Hej') type(letter)
  const socket = connect()
  expect(socket.sent).toEqual([])
  serverAsks()
  expect(heldAfterEach(socket.sent)).toEqual(['H', 'He', 'Hej'])
})

test('[N3] what is made between the opening and the server’s question waits for it', () => {
  const { connect, serverAsks, type } = open()
  type('H')
  const socket = connect()
  type('e')
  expect(socket.sent).toEqual([])
  serverAsks()
  type('j')
  expect(heldAfterEach(socket.sent)).toEqual(['H', 'He', 'Hej'])
})

test('[N3] what was sent and not acknowledged is sent again on the next connection, and nothing else', () => {
  const { provider, connect, serverAsks, acknowledge, acknowledgements, type, outbox } = open()
  const first = connect()
  serverAsks()
  for (const letter of 'Hej') type(letter)
  expect(first.sent.length).toBe(3)
  // The step 2 that the provider sends in answer.
  acknowledgements.sent(Uint8Array.of(0, 1, 0))
  acknowledge(2)
  expect(outbox.updates().length).toBe(3)
  acknowledge(4)
  expect(outbox.updates().length).toBe(0)
  type('!')
  provider.disconnect()
  provider.shouldConnect = true
  const second = connect()
  serverAsks()
  expect(second.sent.length).toBe(1)
})
