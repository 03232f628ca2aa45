/**
 * One socket to `/live` for the whole page, open while something on it is shown that is kept up by it. It comes back by itself, and is not
 * asked again only where the server said why not.
 */
import {
  type LiveChange,
  type LiveList,
  type LiveMessage,
  type LiveSign,
  type Topic,
  withLiveChange,
} from '../../shared/protocol/live.ts'

/** Waits before another try (ms): a random part of this, twice as long each time, up to the longest. */
const FIRST_WAIT = 500
const LONGEST_WAIT = 15_000

/** The server is heard from every 20 s; in a silence this long (ms) the network is gone, whatever the browser believes. */
export const LONGEST_SILENCE = 45_000

/** Longer than a handshake takes over a bad line (ms). Browsers open one socket to a server at a time: one that hangs holds up the rest. */
export const LONGEST_OPENING = 8_000

type Row = { id: string }

/** A topic as the page knows it. */
export interface TopicSeen<R extends Row = Row> {
  /** `null`: nothing is known yet. */
  list: LiveList<R> | null
  /** Whether the server tells of every change of it, just now. */
  isLive: boolean
}

const UNSEEN: TopicSeen = { list: null, isLive: false }

export class LiveTopics {
  readonly #open: () => WebSocket
  readonly #seen = new Map<Topic, TopicSeen>()
  readonly #listeners = new Map<Topic, Set<() => void>>()
  #socket: WebSocket | null = null
  #retry: ReturnType<typeof setTimeout> | null = null
  #silence: ReturnType<typeof setTimeout> | null = null
  #tries = 0
  #isHeldBack = false

  /** @param open a new socket */
  constructor(open: () => WebSocket) {
    this.#open = open
  }

  /** @returns to be called when it is not shown any more */
  readonly subscribe = (topic: Topic, listener: () => void): (() => void) => {
    const listeners = this.#listeners.get(topic) ?? new Set()
    this.#listeners.set(topic, listeners.add(listener))
    if (listeners.size === 1) this.#ask({ subscribe: topic })
    if (this.#socket === null && this.#retry === null && !this.#isHeldBack) this.#connect()
    return () => {
      if (listeners.delete(listener) && listeners.size === 0) this.#letGo(topic)
    }
  }

  readonly seen = (topic: Topic): TopicSeen => this.#seen.get(topic) ?? UNSEEN

  /** What was read otherwise, where the socket tells nothing (yet). */
  fill(topic: Topic, rows: readonly Row[]): void {
    const { isLive, list } = this.seen(topic)
    if (!isLive) this.#see(topic, { list: { rows, about: list?.about ?? null }, isLive })
  }

  /** The network is back, as the browser says: nobody waits for the next try. */
  readonly tryNow = (): void => {
    if (this.#retry === null) return
    clearTimeout(this.#retry)
    this.#connect()
  }

  /**
   * What the page is there for has no connection just now: none is tried here, for as long as that is so, and one that is being tried is
   * given up. What is open stays.
   */
  holdBack(isHeldBack: boolean): void {
    this.#isHeldBack = isHeldBack
    if (!isHeldBack) {
      if (this.#socket === null && this.#retry === null && this.#listeners.size > 0) this.#connect()
    } else if (this.#socket?.readyState !== WebSocket.OPEN) this.#disconnect()
  }

  #letGo(topic: Topic): void {
    this.#listeners.delete(topic)
    this.#seen.delete(topic)
    if (this.#listeners.size > 0) this.#ask({ unsubscribe: topic })
    else this.#disconnect()
  }

  #connect(): void {
    this.#retry = null
    const socket = this.#open()
    this.#socket = socket
    this.#listen(LONGEST_OPENING)
    socket.onopen = () => {
      this.#listen()
      for (const topic of this.#listeners.keys()) this.#ask({ subscribe: topic })
    }
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket) return
      this.#tries = 0
      this.#listen()
      this.#hear(JSON.parse(String(data)) as LiveMessage | LiveSign)
    }
    socket.onclose = ({ code }) => {
      if (socket === this.#socket) this.#onClosed(code)
    }
  }

  #disconnect(): void {
    const socket = this.#socket
    this.#socket = null
    if (this.#retry !== null) clearTimeout(this.#retry)
    if (this.#silence !== null) clearTimeout(this.#silence)
    this.#retry = null
    socket?.close()
  }

  #onClosed(code: number): void {
    this.#socket = null
    if (this.#silence !== null) clearTimeout(this.#silence)
    for (const [topic, seen] of this.#seen) this.#see(topic, { ...seen, isLive: false })
    // Signed out, or not understood: it would be told the same again.
    if (code >= 4400 && code < 4500) return
    if (this.#isHeldBack) return
    const longest = Math.min(FIRST_WAIT * 2 ** this.#tries, LONGEST_WAIT)
    this.#tries += 1
    this.#retry = setTimeout(() => this.#connect(), longest * (0.5 + Math.random() / 2))
  }

  /** Begins to listen for silence, of so long. */
  #listen(longest = LONGEST_SILENCE): void {
    if (this.#silence !== null) clearTimeout(this.#silence)
    const socket = this.#socket
    this.#silence = setTimeout(() => {
      if (socket === null || socket !== this.#socket) return
      this.#onClosed(0)
      socket.close()
    }, longest)
  }

  #hear(message: LiveMessage | LiveSign): void {
    if ('alive' in message || !this.#listeners.has(message.topic)) return
    const { topic } = message
    const { list } = this.seen(topic)
    if ('ended' in message) this.#see(topic, { list: null, isLive: false })
    else if ('rows' in message)
      this.#see(topic, { list: { rows: message.rows, about: message.about ?? null }, isLive: true })
    else if (list !== null)
      this.#see(topic, { list: withLiveChange(list, message as LiveChange<Row>), isLive: true })
  }

  #see(topic: Topic, seen: TopicSeen): void {
    this.#seen.set(topic, seen)
    for (const listener of this.#listeners.get(topic) ?? []) listener()
  }

  #ask(request: { subscribe: Topic } | { unsubscribe: Topic }): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request))
  }
}

let ofPage: LiveTopics | null = null

/** The page's own, opened when something first asks for it. */
export function liveTopics(): LiveTopics {
  if (ofPage === null) {
    const address = new URL('/live', location.href.replace(/^http/, 'ws'))
    ofPage = new LiveTopics(() => new WebSocket(address))
    addEventListener('online', ofPage.tryNow)
  }
  return ofPage
}
