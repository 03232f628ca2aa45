/** When a connection that does not answer is told of, and when it is given up: by the page's own time alone. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ConnectionWatch, type Watched } from '../../../client/connection/connectionWatch.ts'

/** A socket that never says anything by itself. */
class SilentSocket extends EventTarget {
  static CONNECTING = 0
  static OPEN = 1
  readyState = SilentSocket.CONNECTING
  open() {
    this.readyState = SilentSocket.OPEN
    this.dispatchEvent(new Event('open'))
  }
  hear() {
    this.dispatchEvent(new Event('message'))
  }
}

let pending: number
let isOwed: boolean
let told: string[]
let watch: ConnectionWatch

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', SilentSocket)
  pending = 0
  isOwed = false
  told = []
  watch = new ConnectionWatch({
    pending: () => pending,
    isOwed: () => isOwed || pending > 0,
    onLate: () => told.includes('late') || told.push('late'),
    onSilent: () => told.push('silent'),
  } satisfies Watched)
})
afterEach(() => {
  watch.destroy()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function openSocket(): SilentSocket {
  const Socket = watch.socketClass(SilentSocket as unknown as typeof WebSocket)
  const socket = new Socket('ws://somewhere') as unknown as SilentSocket
  socket.open()
  return socket
}

/** Seconds go by until somebody is told something. */
function secondsUntil(what: string): number {
  for (let second = 1; second <= 1000; second += 1) {
    vi.advanceTimersByTime(1000)
    if (told.includes(what)) return second
  }
  throw new Error(`nobody is told: ${what}`)
}

test('[K9] words that nobody acknowledges for five seconds are told of, and after ten the socket is given up', () => {
  openSocket()
  pending = 1
  expect(secondsUntil('late')).toBeLessThanOrEqual(6)
  expect(told).toEqual(['late'])
  expect(secondsUntil('silent')).toBeLessThanOrEqual(6)
})

test('[K9] what is acknowledged now and then is not late', () => {
  openSocket()
  pending = 5
  for (let n = 0; n < 20; n += 1) {
    vi.advanceTimersByTime(3000)
    watch.progressed()
  }
  expect(told).toEqual([])
})

test('[K9] each try without an acknowledgement is longer than the one before, so that a slow line gets through', () => {
  const tries = Array.from({ length: 6 }, () => {
    openSocket()
    pending = 1
    told = ['late']
    return secondsUntil('silent')
  })
  expect(tries).toEqual(tries.toSorted((a, b) => a - b))
  expect(tries[5]).toBeGreaterThan(100)
  openSocket()
  watch.progressed()
  told = ['late']
  expect(secondsUntil('silent')).toBeLessThanOrEqual(12)
})

test('[K9] an attempt to connect that hangs is given up, again and again', () => {
  for (let n = 0; n < 3; n += 1) {
    const Socket = watch.socketClass(SilentSocket as unknown as typeof WebSocket)
    new Socket('ws://nowhere')
    isOwed = true
    told = []
    expect(secondsUntil('silent')).toBeLessThanOrEqual(16)
  }
})

test('[K9] a quiet connection on which the server speaks every 20 s is left alone; without that it is given up', () => {
  const socket = openSocket()
  for (let n = 0; n < 30; n += 1) {
    vi.advanceTimersByTime(20_000)
    socket.hear()
  }
  expect(told).toEqual([])
  expect(secondsUntil('silent')).toBeLessThanOrEqual(31)
})

test('[K11] a clock that is set back by a year hides no dead connection', () => {
  openSocket()
  pending = 1
  vi.setSystemTime(Date.now() - 365 * 24 * 60 * 60 * 1000)
  expect(secondsUntil('silent')).toBeLessThanOrEqual(12)
})

test('[K9] after a sleep in which the page stood still a new socket is tried at once', () => {
  openSocket()
  vi.advanceTimersByTime(2000)
  vi.setSystemTime(Date.now() + 60 * 60 * 1000)
  expect(secondsUntil('silent')).toBe(1)
})
