/**
 * One socket in a room: reads its frames, sends to it, notices when it is dead or too slow. From here on bytes have a
 * meaning; what the meaning does is the room's business.
 */
import type { Duplex } from 'node:stream'
import type { RawData, WebSocket } from 'ws'
import { CLOSE, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { type Message, readMessage } from '../../shared/protocol/messages.ts'
import type { Log } from '../observability/log.ts'
import { ContentBudget } from './contentBudget.ts'
import type { Member, Outlet } from './member.ts'
import type { Room } from './room.ts'

/** The server asks this often whether the other end is there, and ends a socket that has not answered by the next time. */
export const PING_INTERVAL_MS = 20_000

/** y-websocket hangs up after 30 s in which it heard nothing. */
const SILENCE_MS = 15_000

// A reader further behind than this is dropped and catches up by a new sync; its first answer may be larger.
const MAX_UNREAD_BYTES = 4 * 1024 * 1024

// A socket that does not read cannot be told either.
const CLOSE_GRACE_MS = 5_000

export interface SocketPair {
  ws: WebSocket
  /** The stream below, for frames that were made for a whole room. */
  stream: Duplex
}

export interface ConnectionEvents {
  onEnded(connection: Connection): void
  onSlowReader(): void
}

export class Connection implements Outlet {
  readonly #ws: WebSocket
  readonly #stream: Duplex
  readonly #log: Log
  readonly #events: ConnectionEvents
  readonly #budget = new ContentBudget(() => performance.now())
  #joined: { room: Room; member: Member } | null = null
  #answersPong = true
  #lastSentAt = performance.now()
  /** Bytes of a message that may be large, still counted when a reader's backlog is judged. */
  #allowance = 0
  #ended = false

  constructor({ ws, stream }: SocketPair, log: Log, events: ConnectionEvents) {
    this.#ws = ws
    this.#stream = stream
    this.#log = log
    this.#events = events
    ws.on('message', (data, isBinary) => this.#onFrame(data, isBinary))
    ws.on('pong', () => {
      this.#answersPong = true
    })
    ws.on('close', () => this.#onClosed())
    ws.on('error', (error) => this.#log.debug({ event: 'socket.error', error }, error.message))
  }

  get member(): Member | null {
    return this.#joined?.member ?? null
  }

  get room(): Room | null {
    return this.#joined?.room ?? null
  }

  join(room: Room, member: Member): void {
    this.#joined = { room, member }
    room.join(member)
  }

  // ── Out ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  send(message: Uint8Array): void {
    if (this.#ended || this.#isLeftBehind()) return
    this.#lastSentAt = performance.now()
    // The largest alone: who asks for one answer after another, and reads none, would be sent all of them.
    this.#allowance = Math.max(this.#allowance, message.length)
    this.#ws.send(message)
  }

  // Straight to the stream: without compression `ws` keeps no queue of its own, so the order is kept.
  sendFrame(frame: Buffer): void {
    if (this.#ended || this.#isLeftBehind()) return
    this.#lastSentAt = performance.now()
    this.#stream.write(frame)
  }

  /** Whether too much waits for its reader, who is turned out then. */
  #isLeftBehind(): boolean {
    const { writableLength } = this.#stream
    if (writableLength === 0) this.#allowance = 0
    if (writableLength <= MAX_UNREAD_BYTES + this.#allowance) return false
    this.#events.onSlowReader()
    this.close(CLOSE.comeBack)
    return true
  }

  end(code: CloseCode): void {
    if (this.#ended) return
    this.#ended = true
    this.#ws.close(code)
    setTimeout(() => this.#ws.terminate(), CLOSE_GRACE_MS).unref()
  }

  /** Leaves the room, and says why. */
  close(code: CloseCode): void {
    if (this.#joined !== null) this.#joined.room.leave(this.#joined.member)
    this.end(code)
  }

  /** Called every `PING_INTERVAL_MS`: is anybody there? */
  ping(): void {
    if (this.#answersPong) {
      this.#answersPong = false
      this.#ws.ping()
    } else {
      this.#ws.terminate()
    }
  }

  /** Called at least every `SILENCE_MS` / 3: whoever heard nothing for long is told something. */
  breakSilence(): void {
    if (this.#joined === null || performance.now() - this.#lastSentAt < SILENCE_MS) return
    this.#joined.room.sendSignOfLife(this.#joined.member)
  }

  // ── In ───────────────────────────────────────────────────────────────────────────────────────────────────────────

  #onFrame(data: RawData, isBinary: boolean): void {
    if (this.#ended || this.#joined === null) return
    const message = isBinary ? this.#read(data as Buffer) : null
    if (message === null) {
      this.close(CLOSE.malformed)
      return
    }
    try {
      this.#handle(message, this.#joined)
    } catch (error) {
      this.#log.error({ event: 'connection.failed', error }, 'a message could not be handled')
      this.close(CLOSE.comeBack)
    }
  }

  #read(frame: Buffer): Message | null {
    try {
      return readMessage(frame)
    } catch {
      return null
    }
  }

  #handle(message: Message, { room, member }: { room: Room; member: Member }): void {
    switch (message.type) {
      case 'sync-step-1':
        room.receiveStep1(member, message.stateVector)
        return
      case 'sync-step-2':
      case 'update':
        if (this.#budget.spend(message.update.length))
          room.receiveContent(member, message.update, message.type === 'sync-step-2')
        else this.close(CLOSE.comeBack)
        return
      case 'awareness':
        this.#handlePresence(room, member, message.update)
        return
      case 'query-awareness':
        room.sendPresence(member)
        return
      case 'auth':
        return
      default:
        message satisfies never
    }
  }

  #handlePresence(room: Room, member: Member, update: Uint8Array): void {
    try {
      room.receivePresence(member, update)
    } catch {
      this.close(CLOSE.malformed)
    }
  }

  #onClosed(): void {
    this.#ended = true
    if (this.#joined !== null) this.#joined.room.leave(this.#joined.member)
    this.#events.onEnded(this)
  }
}
