/** A socket of `/live` that is dead or reads too slowly, without a network. */
import { EventEmitter } from 'node:events'
import { beforeEach, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { LiveConnection } from '../../../server/live/liveConnection.ts'
import { Subscription } from '../../../server/live/subscription.ts'
import { CLOSE } from '../../../shared/protocol/closeCodes.ts'
import { type LiveChange, type LiveList, withLiveChange } from '../../../shared/protocol/live.ts'
import { RandomSource } from '../../support/randomSource.ts'

class FakeSocket extends EventEmitter {
  bufferedAmount = 0
  sent: string[] = []
  pings = 0
  closed: number[] = []
  isTerminated = false
  send = (message: string) => void this.sent.push(message)
  ping = () => {
    this.pings += 1
  }
  close = (code: number) => void this.closed.push(code)
  terminate = () => {
    this.isTerminated = true
  }
}

let socket: FakeSocket
let connection: LiveConnection

beforeEach(() => {
  socket = new FakeSocket()
  const signedIn = { person: { id: 'karen', name: 'Karen', email: null }, session: 's' }
  connection = new LiveConnection(socket as unknown as WebSocket, signedIn, {
    onRequest: async () => {},
    onEnded: () => {},
    onFailed: () => {},
  })
})

const list = (moment: number, ...ids: string[]) => ({
  is: 'list' as const,
  list: { rows: ids.map((id) => ({ id, json: JSON.stringify({ id }) })), about: null },
  moment,
})

test('[U11] a socket that does not answer by the next time it is asked is ended', () => {
  connection.ping()
  socket.emit('pong')
  connection.ping()
  expect([socket.pings, socket.isTerminated]).toEqual([2, false])
  connection.ping()
  expect(socket.isTerminated).toBe(true)
})

test('[U11] a reader that is far behind is dropped, and nothing more waits for it', () => {
  connection.subscribe('me')
  connection.tell('me', list(1, 'a'))
  socket.bufferedAmount = 5 * 1024 * 1024
  connection.tell('me', list(2, 'b'))
  connection.tell('me', list(3, 'c'))
  expect(socket.sent).toHaveLength(1)
  expect(socket.closed).toEqual([CLOSE.comeBack])
})

test('[U8] an older list does not take the place of a newer one', () => {
  connection.subscribe('me')
  connection.tell('me', list(5, 'new'))
  connection.tell('me', list(4, 'old'))
  connection.tell('me', list(6, 'new'))
  expect(socket.sent).toEqual(['{"topic":"me","rows":[{"id":"new"}]}'])
})

test.each([1, 2, 3, 4, 5])(
  '[U8] changes, one after the other, make the list that it is (seed %i)',
  (seed) => {
    const random = new RandomSource(seed)
    const subscription = new Subscription('councils')
    let seen: LiveList<{ id: string; n: number }> | null = null
    let rows = [{ id: 'a', n: 0 }]
    for (let moment = 1; moment < 60; moment += 1) {
      const about = random.pick([null, '{"x":1}', '{"x":2}'])
      const sent = rows.map((row) => ({ id: row.id, json: JSON.stringify(row) }))
      const text = subscription.tell({ is: 'list', list: { rows: sent, about }, moment })
      if (text !== null) {
        const message = JSON.parse(text) as LiveChange<{ id: string; n: number }> & { rows?: typeof rows }
        const { rows: whole } = message
        seen = whole ? { rows: whole, about: message.about ?? null } : withLiveChange(seen!, message)
      }
      expect(seen).toEqual({ rows, about: about === null ? null : JSON.parse(about) })
      const kept = rows
        .filter(() => random.chance(0.8))
        .map((row) => (random.chance(0.3) ? { ...row, n: moment } : row))
      rows = random.shuffled(random.chance(0.3) ? [...kept, { id: `new-${moment}`, n: 0 }] : kept)
      if (random.chance(0.5)) rows = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    }
  },
)
