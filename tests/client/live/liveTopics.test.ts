/** The page's one socket to `/live`, with sockets and a clock of the test's. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LiveTopics, LONGEST_OPENING, LONGEST_SILENCE } from '../../../client/live/liveTopics.ts'

class FakeSocket {
  static readonly OPEN = 1
  readyState = 0
  sent: unknown[] = []
  isClosed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  send = (text: string) => void this.sent.push(JSON.parse(text))
  close = () => {
    this.isClosed = true
  }

  open(): void {
    this.readyState = FakeSocket.OPEN
    this.onopen!()
  }

  say(message: object): void {
    this.onmessage!({ data: JSON.stringify(message) })
  }

  end(code: number): void {
    this.readyState = 3
    this.onclose!({ code })
  }
}

let sockets: FakeSocket[]
let topics: LiveTopics
let drawn: number

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  sockets = []
  drawn = 0
  topics = new LiveTopics(() => {
    const socket = new FakeSocket()
    sockets.push(socket)
    return socket as unknown as WebSocket
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const draw = () => {
  drawn += 1
}
const last = (): FakeSocket => sockets.at(-1)!

test('[U16] one socket for all topics; each is asked for as it opens, and let go when nothing shows it', () => {
  const leave = [topics.subscribe('me', draw), topics.subscribe('me', () => {})]
  topics.subscribe('councils', draw)
  expect(sockets).toHaveLength(1)
  last().open()
  expect(last().sent).toEqual([{ subscribe: 'me' }, { subscribe: 'councils' }])
  leave[0]!()
  expect(last().sent).toHaveLength(2)
  leave[1]!()
  expect(last().sent.at(-1)).toEqual({ unsubscribe: 'me' })
})

test('[U16] what nobody looks at has no socket', () => {
  const leave = topics.subscribe('me', draw)
  last().open()
  leave()
  expect(last().isClosed).toBe(true)
  last().end(1005)
  vi.advanceTimersByTime(60_000)
  expect(sockets).toHaveLength(1)
  topics.subscribe('me', draw)
  expect(sockets).toHaveLength(2)
})

test('[U16] a list that is told is shown with its changes; rows that are as they were are the same', () => {
  topics.subscribe('me', draw)
  last().open()
  last().say({ topic: 'me', rows: [{ id: 'a' }, { id: 'b' }] })
  const before = topics.seen('me')
  expect(before).toMatchObject({ isLive: true, list: { rows: [{ id: 'a' }, { id: 'b' }] } })
  last().say({ topic: 'me', changed: [{ id: 'b', n: 1 }], order: ['b', 'a'] })
  expect(topics.seen('me').list!.rows).toEqual([{ id: 'b', n: 1 }, { id: 'a' }])
  expect(topics.seen('me').list!.rows[1]).toBe(before.list!.rows[0])
  expect(drawn).toBe(2)
  last().say({ alive: true })
  last().say({ topic: 'councils', rows: [] })
  expect(drawn).toBe(2)
})

test('[U17] what is read otherwise is shown until the socket tells, and again when it is gone', () => {
  topics.subscribe('me', draw)
  topics.fill('me', [{ id: 'read' }])
  expect(topics.seen('me')).toMatchObject({ isLive: false, list: { rows: [{ id: 'read' }] } })
  last().open()
  last().say({ topic: 'me', rows: [{ id: 'told' }] })
  topics.fill('me', [{ id: 'read late' }])
  expect(topics.seen('me').list!.rows).toEqual([{ id: 'told' }])
  last().end(1006)
  expect(topics.seen('me')).toMatchObject({ isLive: false, list: { rows: [{ id: 'told' }] } })
  topics.fill('me', [{ id: 'read' }])
  expect(topics.seen('me').list!.rows).toEqual([{ id: 'read' }])
})

test('[U17] a socket that ends is opened again, later each time, and at once when the network is back', () => {
  topics.subscribe('me', draw)
  for (let n = 1; n <= 8; n += 1) {
    last().end(1006)
    let waited = 0
    for (; sockets.length === n; waited += 100) vi.advanceTimersByTime(100)
    expect(waited).toBeLessThanOrEqual(15_000)
  }
  last().end(1006)
  topics.tryNow()
  expect(sockets).toHaveLength(10)
  topics.tryNow()
  expect(sockets).toHaveLength(10)
  last().open()
  expect(last().sent).toEqual([{ subscribe: 'me' }])
})

test('[U17] a server from which nothing is heard is no connection', () => {
  topics.subscribe('me', draw)
  last().open()
  last().say({ topic: 'me', rows: [] })
  vi.advanceTimersByTime(LONGEST_SILENCE - 1)
  last().say({ alive: true })
  vi.advanceTimersByTime(LONGEST_SILENCE - 1)
  expect(topics.seen('me').isLive).toBe(true)
  vi.advanceTimersByTime(1)
  expect(sockets[0]!.isClosed).toBe(true)
  expect(topics.seen('me').isLive).toBe(false)
  vi.advanceTimersByTime(1_000)
  expect(sockets).toHaveLength(2)
})

test('[U17][O34] one that hangs as it opens is given up for another', () => {
  topics.subscribe('me', draw)
  vi.advanceTimersByTime(LONGEST_OPENING - 1)
  expect(last().isClosed).toBe(false)
  vi.advanceTimersByTime(1)
  expect(last().isClosed).toBe(true)
  vi.advanceTimersByTime(1_000)
  expect(sockets).toHaveLength(2)
})

test('[O34] none is tried while the agenda has no connection; what is open stays, and one that is tried is given up', () => {
  topics.holdBack(true)
  topics.subscribe('me', draw)
  expect(sockets).toHaveLength(0)
  topics.holdBack(false)
  topics.holdBack(true)
  expect([sockets.length, last().isClosed]).toEqual([1, true])
  vi.advanceTimersByTime(60_000)
  topics.tryNow()
  expect(sockets).toHaveLength(1)
  topics.holdBack(false)
  last().open()
  expect(last().sent).toEqual([{ subscribe: 'me' }])
  topics.holdBack(true)
  expect(last().isClosed).toBe(false)
  last().end(1006)
  vi.advanceTimersByTime(60_000)
  expect(sockets).toHaveLength(2)
  topics.holdBack(false)
  expect(sockets).toHaveLength(3)
  last().end(1006)
  topics.holdBack(true)
  vi.advanceTimersByTime(60_000)
  expect(sockets).toHaveLength(3)
})

test('[U19] whoever is not signed in any more is not let in by asking again', () => {
  topics.subscribe('me', draw)
  last().open()
  last().say({ topic: 'me', rows: [] })
  last().end(4401)
  vi.advanceTimersByTime(600_000)
  expect(sockets).toHaveLength(1)
  expect(topics.seen('me').isLive).toBe(false)
})
