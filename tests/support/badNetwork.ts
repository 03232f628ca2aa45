/**
 * A network between a browser and the server that can go wrong as real ones do: cut in the middle of a frame, slow and in drips,
 * or half-open, where what is sent is swallowed and nobody is told.
 */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { RandomSource } from './randomSource.ts'

export type Direction = 'up' | 'down'

export interface Slowness {
  /** How long each piece takes (milliseconds). */
  latency: number
  /** Bytes come in pieces of so many; none: as they were sent. */
  drip?: number
}

export interface BadNetwork {
  url: string
  /** Everything passes, on new connections; those that were swallowed stay dead. */
  mend(): void
  /** Ends what is open, wherever it is, and lets nobody in. */
  cut(): void
  /** From now on, in one direction or both. */
  slow(slowness: Slowness, ...directions: Direction[]): void
  /** What is open and what is opened now loses all that is sent in these directions, and is never closed. */
  swallow(...directions: Direction[]): void
  /** How many connections are open from the browser's side. */
  open(): number
  close(): Promise<void>
}

/** @param port where the server listens, now or later @param random for where pieces end */
export async function openBadNetwork(port: () => number, random: RandomSource): Promise<BadNetwork> {
  const lines = new Set<Line>()
  const weather: Weather = { isCut: false, slow: { up: NOT_SLOW, down: NOT_SLOW }, swallowed: new Set() }
  const server = createServer((near) => {
    if (weather.isCut) {
      near.destroy()
      return
    }
    const line = new Line(near, connect(port(), '127.0.0.1'), weather, random)
    lines.add(line)
    line.onEnd(() => lines.delete(line))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mend() {
      weather.isCut = false
      weather.swallowed.clear()
      weather.slow = { up: NOT_SLOW, down: NOT_SLOW }
    },
    cut() {
      weather.isCut = true
      for (const line of lines) line.destroy()
    },
    slow(slowness, ...directions) {
      for (const direction of directions) weather.slow[direction] = slowness
    },
    swallow(...directions) {
      for (const direction of directions) {
        weather.swallowed.add(direction)
        for (const line of lines) line.swallow(direction)
      }
    },
    open: () => lines.size,
    async close() {
      for (const line of lines) line.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const NOT_SLOW: Slowness = { latency: 0 }

interface Weather {
  isCut: boolean
  slow: Record<Direction, Slowness>
  swallowed: Set<Direction>
}

/** One connection through the network. */
class Line {
  readonly #near: Socket
  readonly #far: Socket
  readonly #weather: Weather
  readonly #random: RandomSource
  readonly #swallowed: Set<Direction>
  readonly #waiting = new Set<ReturnType<typeof setTimeout>>()

  constructor(near: Socket, far: Socket, weather: Weather, random: RandomSource) {
    this.#near = near
    this.#far = far
    this.#weather = weather
    this.#random = random
    this.#swallowed = new Set(weather.swallowed)
    this.#carry('up', near, far)
    this.#carry('down', far, near)
  }

  onEnd(listener: () => void): void {
    this.#near.once('close', listener)
  }

  swallow(direction: Direction): void {
    this.#swallowed.add(direction)
  }

  destroy(): void {
    for (const timer of this.#waiting) clearTimeout(timer)
    this.#near.destroy()
    this.#far.destroy()
  }

  #carry(direction: Direction, from: Socket, to: Socket): void {
    let isFree = Promise.resolve()
    const then = (work: () => void) => {
      isFree = isFree.then(() => this.#pass(direction)).then(work)
    }
    from.setNoDelay(true)
    from.on('data', (bytes: Buffer) => {
      for (const piece of this.#pieces(bytes, this.#weather.slow[direction].drip))
        then(() => {
          if (!this.#swallowed.has(direction) && to.writable) to.write(piece)
        })
    })
    // Neither end hears of the other's where what is sent is swallowed.
    from.on('close', () =>
      then(() => {
        if (!this.#swallowed.has(direction)) to.destroy()
      }),
    )
    from.on('error', () => {})
  }

  #pieces(bytes: Buffer, most: number | undefined): Buffer[] {
    if (most === undefined) return [bytes]
    const pieces: Buffer[] = []
    for (let at = 0; at < bytes.length; ) {
      const size = 1 + this.#random.below(most)
      pieces.push(bytes.subarray(at, at + size))
      at += size
    }
    return pieces
  }

  /** How long the next piece takes. */
  #pass(direction: Direction): Promise<void> {
    const { latency } = this.#weather.slow[direction]
    if (latency === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => {
          this.#waiting.delete(timer)
          resolve()
        },
        latency * (0.5 + this.#random.next()),
      )
      this.#waiting.add(timer)
    })
  }
}
