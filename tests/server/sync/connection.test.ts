import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { endConnections, listen, listeningAt } from '../../../server/http/listen.ts'
import { createLog } from '../../../server/observability/log.ts'
import { Connection } from '../../../server/sync/connection.ts'
import { Member } from '../../../server/sync/member.ts'
import { testRoom } from '../../support/testRoom.ts'

afterEach(() => void vi.useRealTimers())

/** A connection of the server, in a room, and the client at its other end. */
async function connect(options: { autoPong: boolean } = { autoPong: true }) {
  const { room } = testRoom()
  const sockets = new WebSocketServer({ noServer: true })
  const http = createServer()
  const accepted = new Promise<Connection>((resolve) => {
    http.on('upgrade', (request, stream, head) => {
      sockets.handleUpgrade(request, stream, head, (ws) => {
        const connection = new Connection({ ws, stream }, createLog('silent'), {
          onEnded() {},
          onSlowReader() {},
        })
        connection.join(
          room,
          new Member({
            ...{ id: 'c', person: { id: 'Vibeke', name: 'Vibeke', email: null }, role: 'secretariat' },
            ...{ aliases: [], readersComment: true, wantsAcks: true, outlet: connection, language: 'da' },
          }),
        )
        resolve(connection)
      })
    })
  })
  await listen(http, '127.0.0.1', 0)
  const client = new WebSocket(listeningAt(http, '127.0.0.1').replace('http', 'ws'), options)
  onTestFinished(async () => {
    client.terminate()
    await endConnections(http)
  })
  await once(client, 'message')
  return { room, client, connection: await accepted }
}

describe('is anybody there?', () => {
  test('[S9] a client that answers stays', async () => {
    const { client, connection, room } = await connect()
    for (let n = 0; n < 3; n += 1) {
      connection.ping()
      await once(client, 'ping')
      // The answer is on its way before this is heard.
      client.ping()
      await once(client, 'pong')
    }
    expect(room.memberCount).toBe(1)
  })

  test('[S9] one that does not answer is ended, and leaves the room', async () => {
    const { client, connection, room } = await connect({ autoPong: false })
    connection.ping()
    await once(client, 'ping')
    connection.ping()
    const [code] = await once(client, 'close')
    expect(code).toBe(1006)
    await vi.waitFor(() => expect(room.memberCount).toBe(0))
  })
})

test('[S9] whoever heard nothing for long is told something', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const { client, connection } = await connect()
  connection.breakSilence()
  vi.advanceTimersByTime(15_000)
  const heard = once(client, 'message')
  connection.breakSilence()
  const [data] = await heard
  expect([...(data as Buffer)]).toEqual([1, 1, 0])
})
