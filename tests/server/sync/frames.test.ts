import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { binaryFrame } from '../../../server/sync/frames.ts'

const LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]

test('frames of every length class, written below the library, are read by a client in order with those above', async () => {
  const messages = LENGTHS.map((length) => Uint8Array.from({ length }, (_, index) => index % 251))
  const sockets = new WebSocketServer({ noServer: true })
  const server = createServer().on('upgrade', (request, stream, head) => {
    sockets.handleUpgrade(request, stream, head, (ws) => {
      for (const message of messages) {
        stream.write(binaryFrame(message))
        ws.send(new Uint8Array([message.length % 256]))
      }
      ws.close()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const read: Uint8Array[] = []
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  client.on('message', (data: Buffer) => read.push(new Uint8Array(data)))
  await once(client, 'close')
  server.close()

  expect(read).toEqual(messages.flatMap((message) => [message, new Uint8Array([message.length % 256])]))
})
