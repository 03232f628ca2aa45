/** One socket of `/live`: reads its requests, sends to it, notices when it is dead or too slow. */
import type { RawData, WebSocket } from 'ws'
import { CLOSE, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import {
  LIVE_LIMITS,
  type LiveEnd,
  type LiveRequest,
  type LiveSign,
  readLiveRequest,
  type Topic,
} from '../../shared/protocol/live.ts'
import type { SignedIn } from '../accounts/sessions.ts'
import { Subscription } from './subscription.ts'
import type { TopicNow } from './topics.ts'

// A reader further behind than this is dropped, and comes back to whole lists.
const MAX_UNREAD_BYTES = 4 * 1024 * 1024

// A socket that does not read cannot be told either.
const CLOSE_GRACE_MS = 5_000

const MINUTE_MS = 60_000

export interface LiveEvents {
  onRequest(connection: LiveConnection, request: LiveRequest): Promise<void>
  onEnded(connection: LiveConnection): void
  /** What nobody expected, while a request was answered. */
  onFailed(error: unknown): void
}

export class LiveConnection {
  readonly signedIn: SignedIn
  readonly #ws: WebSocket
  readonly #events: LiveEvents
  readonly #subscriptions = new Map<Topic, Subscription>()
  #answersPong = true
  #ended = false
  /** Requests that may still be sent, and when that was reckoned (ms). */
  #budget: number = LIVE_LIMITS.messagesPerMinute
  #reckonedAt = performance.now()
  /** One thing after the other: an older list must not follow a newer one. */
  #work: Promise<void> = Promise.resolve()

  constructor(ws: WebSocket, signedIn: SignedIn, events: LiveEvents) {
    this.signedIn = signedIn
    this.#ws = ws
    this.#events = events
    ws.on('message', (data, isBinary) => this.#onMessage(data, isBinary))
    ws.on('pong', () => {
      this.#answersPong = true
    })
    ws.on('close', () => this.#onClosed())
    ws.on('error', () => ws.terminate())
  }

  get topics(): Topic[] {
    return [...this.#subscriptions.keys()]
  }

  /** @returns `false` when there are too many */
  subscribe(topic: Topic): boolean {
    if (!this.#subscriptions.has(topic) && this.#subscriptions.size >= LIVE_LIMITS.topics) return false
    // Who asks again is answered whole again.
    this.#subscriptions.set(topic, new Subscription(topic))
    return true
  }

  unsubscribe(topic: Topic): void {
    this.#subscriptions.delete(topic)
  }

  /** Tells what is another in a topic; nothing, when it is not subscribed to (any more). */
  tell(topic: Topic, now: TopicNow): void {
    const subscription = this.#subscriptions.get(topic)
    if (subscription === undefined) return
    if (now.is === 'ended') {
      this.unsubscribe(topic)
      this.#send(JSON.stringify({ topic, ended: now.code } satisfies LiveEnd & { topic: Topic }))
    } else {
      const message = subscription.tell(now)
      if (message !== null) this.#send(message)
    }
  }

  /** After what is being done for it. */
  whenIdle(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work
      .then(() => (this.#ended ? undefined : work()))
      .catch((error: unknown) => {
        this.#events.onFailed(error)
        this.close(CLOSE.comeBack)
      })
    return this.#work
  }

  close(code: CloseCode): void {
    if (this.#ended) return
    this.#ended = true
    this.#ws.close(code)
    setTimeout(() => this.#ws.terminate(), CLOSE_GRACE_MS).unref()
  }

  /** Called every now and then: is anybody there? */
  ping(): void {
    if (this.#answersPong) {
      this.#answersPong = false
      this.#ws.ping()
      // A page hears nothing of a ping, and must know that somebody is there.
      this.#send(JSON.stringify({ alive: true } satisfies LiveSign))
    } else {
      this.#ws.terminate()
    }
  }

  #send(message: string): void {
    if (this.#ended) return
    if (this.#ws.bufferedAmount > MAX_UNREAD_BYTES) this.close(CLOSE.comeBack)
    else this.#ws.send(message)
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    if (this.#ended) return
    const bytes = data as Buffer
    const request = isBinary ? null : readLiveRequest(bytes.toString())
    if (bytes.length > LIVE_LIMITS.messageBytes) this.close(CLOSE.tooLarge)
    else if (request === null) this.close(CLOSE.malformed)
    else if (!this.#spend()) this.close(CLOSE.comeBack)
    else void this.whenIdle(() => this.#events.onRequest(this, request))
  }

  #spend(): boolean {
    const now = performance.now()
    const refill = ((now - this.#reckonedAt) / MINUTE_MS) * LIVE_LIMITS.messagesPerMinute
    this.#budget = Math.min(LIVE_LIMITS.messagesPerMinute, this.#budget + refill) - 1
    this.#reckonedAt = now
    return this.#budget >= 0
  }

  #onClosed(): void {
    this.#ended = true
    this.#subscriptions.clear()
    this.#events.onEnded(this)
  }
}
