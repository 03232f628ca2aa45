/**
 * Whether the server still answers. Where a network swallows what is sent, a socket can be dead for half an hour without the
 * browser knowing it, and an attempt to open one can hang for minutes: after a while both are given up, for a new socket. Time is
 * measured by how long the page has run; y-websocket's own watch goes by the computer's clock, and is blind once that is set back.
 */

/** Own words that wait this long are told of (milliseconds). */
const LATE = 5_000

/** Longer than a handshake takes over a bad line (milliseconds). */
const LONGEST_HANDSHAKE = 8_000

/** The server says something every 20 s, whatever happens (milliseconds). */
const LONGEST_REST = 30_000

/** An answer that is owed is waited for so long at first, and twice as long at each next try: a slow line gets through at last. */
const FIRST_PATIENCE = 10_000
const LONGEST_PATIENCE = 120_000

const LOOK_EVERY = 1_000

/** What is watched, and who is told. */
export interface Watched {
  /** How many of one's own changes are not known to be on disk. */
  pending: () => number
  /** Whether the server owes an answer of any kind. */
  isOwed: () => boolean
  /** Own words have waited for long. */
  onLate: () => void
  /** The socket, or the attempt to open one, is of no use any more. */
  onSilent: () => void
}

export class ConnectionWatch {
  readonly #watched: Watched
  readonly #looking: ReturnType<typeof setInterval>
  #socket: WebSocket | null = null
  #heardAt = 0
  #owedSince: number | null = null
  #waitingSince: number | null = null
  #patience = FIRST_PATIENCE
  #looked = { now: performance.now(), date: Date.now() }

  constructor(watched: Watched) {
    this.#watched = watched
    this.#looking = setInterval(this.#look, LOOK_EVERY)
  }

  /** @returns the class of sockets that are watched; the newest counts */
  socketClass(Socket: typeof WebSocket): typeof WebSocket {
    const begin = (socket: WebSocket) => this.#begin(socket)
    return class WatchedSocket extends Socket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        begin(this)
      }
    }
  }

  /** Words of one's own have come to the server's disk. */
  progressed(): void {
    this.#patience = FIRST_PATIENCE
    this.#waitingSince = null
    this.#owedSince = null
  }

  destroy(): void {
    clearInterval(this.#looking)
  }

  #begin(socket: WebSocket): void {
    this.#socket = socket
    this.#owedSince = null
    const hear = () => {
      if (socket === this.#socket) this.#heardAt = performance.now()
    }
    hear()
    for (const event of ['open', 'message']) socket.addEventListener(event, hear)
    socket.addEventListener('close', () => {
      if (socket === this.#socket) this.#socket = null
    })
  }

  readonly #look = (): void => {
    const now = performance.now()
    const slept = this.#sleptUntil(now)
    this.#waitingSince = this.#watched.pending() > 0 ? (this.#waitingSince ?? now) : null
    this.#owedSince = this.#watched.isOwed() ? (this.#owedSince ?? now) : null
    if (this.#waitingSince !== null && now - this.#waitingSince >= LATE) this.#watched.onLate()
    if (this.#socket === null) return
    const quietSince = Math.max(this.#heardAt, this.#owedSince ?? 0)
    if (!slept && now - quietSince < this.#limit(this.#socket)) return
    if (this.#owedSince !== null) this.#patience = Math.min(this.#patience * 2, LONGEST_PATIENCE)
    this.#socket = null
    this.#watched.onSilent()
  }

  /** In some systems the page's time stands still while the lid is closed; what is open then may be dead. */
  #sleptUntil(now: number): boolean {
    const date = Date.now()
    const slept = date - this.#looked.date - (now - this.#looked.now)
    this.#looked = { now, date }
    return slept > LONGEST_REST
  }

  #limit(socket: WebSocket): number {
    if (socket.readyState === WebSocket.CONNECTING) return LONGEST_HANDSHAKE
    return this.#owedSince === null ? LONGEST_REST : this.#patience
  }
}
