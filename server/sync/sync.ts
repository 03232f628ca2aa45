/**
 * The live part of the server, put together: `/sync/<agendaId>` sockets → rooms → gate → group commit → everybody else.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type {
  AgendaId,
  AgendaState,
  AttachmentFacts,
  AttachmentId,
  FieldKey,
  ItemId,
  PersonId,
  TemplateField,
} from '../../shared/agenda/document.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { Sentences } from '../../shared/language/sentences.ts'
import { translator } from '../../shared/language/translate.ts'
import { CLOSE } from '../../shared/protocol/closeCodes.ts'
import { LARGEST_FRAME_BYTES, type RefusalCode } from '../../shared/protocol/messages.ts'
import type { Asker, Denial } from '../../shared/rights/whyNot.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Log } from '../observability/log.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Readiness } from '../observability/readiness.ts'
import { Refusals } from '../record/refusals.ts'
import type { Settings } from '../settings.ts'
import { type GivenFile, type HandedBackRow, type Storage, StorageUnavailable } from '../storage/storage.ts'
import { AccessWatch, WATCH_INTERVAL_MS } from './accessWatch.ts'
import { type CommitHealth, GroupCommit } from './commit.ts'
import { Compaction } from './compaction.ts'
import { Connection, PING_INTERVAL_MS } from './connection.ts'
import { NotAllowed } from './rights.ts'
import { NoAttachment } from './room.ts'
import { Rooms } from './rooms.ts'
import {
  answerInHttp,
  type Decision,
  type DoorParts,
  decide,
  type Entrance,
  httpRefusal,
  readAddress,
  welcome,
} from './upgrade.ts'

const SILENCE_CHECK_MS = 5_000
const PROBE_INTERVAL_MS = 1_000

export interface SyncParts {
  storage: Storage
  sessions: Sessions
  settings: Settings
  log: Log
  metrics: Metrics
  readiness: Readiness
  /** Milliseconds since 1970 (UTC). */
  now(): number
  /** Something was written into some agenda, and is on disk. */
  onCommitted?(): void
  /** The disk can no longer be believed, or somebody else owns the rooms: the process must end. */
  onBroken(error: Error): void
}

/** @throws what `takeOwnership` throws */
export async function startSync(parts: SyncParts): Promise<Sync> {
  return new Sync(parts, await parts.storage.log.takeOwnership())
}

export class Sync implements CommitHealth {
  readonly #parts: SyncParts
  readonly #commit: GroupCommit
  readonly #compaction: Compaction
  readonly #refusals: Refusals
  readonly #rooms: Rooms
  readonly #door: DoorParts
  readonly #watch: AccessWatch
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME_BYTES,
  })
  readonly #connections = new Map<Connection, Entrance>()
  readonly #timers: NodeJS.Timeout[]
  #probing: NodeJS.Timeout | null = null
  #stopping = false

  constructor(parts: SyncParts, fence: number) {
    const { storage, log, metrics, sessions, settings, readiness, now } = parts
    this.#parts = parts
    this.#commit = new GroupCommit(storage.log, fence, this)
    this.#compaction = new Compaction(storage.log, fence, log, now)
    const updateLog = storage.log
    const { directory } = storage
    this.#refusals = new Refusals({ store: storage.record, directory, now, log })
    this.#rooms = new Rooms({
      updateLog,
      commit: this.#commit,
      compaction: this.#compaction,
      log,
      metrics,
      refusals: this.#refusals,
      now,
      sentence,
    })
    this.#door = { sessions, directory, rooms: this.#rooms, settings, readiness }
    this.#watch = new AccessWatch({
      sessions,
      directory,
      rooms: this.#rooms,
      connections: this.#connections,
      now,
    })
    this.#timers = [
      this.#every(WATCH_INTERVAL_MS, () => this.#look()),
      this.#every(PING_INTERVAL_MS, () => this.#eachConnection((connection) => connection.ping())),
      this.#every(SILENCE_CHECK_MS, () => this.#eachConnection((connection) => connection.breakSilence())),
    ]
  }

  /** For the HTTP server's `upgrade` event; takes the socket over. */
  handleUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy())
    const status = this.#stopping ? 503 : httpRefusal(this.#door, request)
    if (status !== null) answerInHttp(stream, status)
    else void this.#admit(request, stream, head)
  }

  /** Tells who has an agenda open what was done about words that were handed back to them. */
  finishHandedBack(agenda: AgendaId, row: HandedBackRow): Promise<void> {
    return this.#rooms.finishHandedBack(agenda, row)
  }

  /**
   * Finds what is to be known of an attachment before its file is taken in, or given out.
   * @returns `null`: no such agenda or attachment, or one that is deleted
   * @throws StorageUnavailable, StorageBroken
   */
  async attachment(agenda: AgendaId, item: ItemId, id: AttachmentId): Promise<AttachmentFacts | null> {
    const room = await this.#rooms.open(agenda)
    return room?.attachment(item, id) ?? null
  }

  /** @returns why this person may not give an attachment a file now; `null`: they may @throws as `attachment` */
  async whyNoFile(
    asker: Asker,
    agenda: AgendaId,
    item: ItemId,
    attachment: AttachmentId,
  ): Promise<Denial | null> {
    const room = await this.#rooms.open(agenda)
    try {
      room?.judgeFile(asker, item, attachment)
      return null
    } catch (error) {
      if (error instanceof NotAllowed) return error.code
      throw error
    }
  }

  /** As `Room.giveFile`. @throws NoAttachment also when there is no such agenda */
  async giveFile(asker: Asker, agenda: AgendaId, given: GivenFile): Promise<void> {
    const room = this.#stopping ? null : await this.#rooms.open(agenda)
    if (this.#stopping) throw new StorageUnavailable('The server stops.')
    if (room === null) throw new NoAttachment(given.attachment)
    await room.giveFile(asker, given)
  }

  /** As `Room.addFields`. @returns `false` also when there is no such agenda */
  async addFields(
    agenda: AgendaId,
    by: PersonId,
    template: readonly TemplateField[],
    keys: ReadonlySet<FieldKey>,
  ): Promise<boolean> {
    const room = this.#stopping ? null : await this.#rooms.open(agenda)
    if (this.#stopping) throw new StorageUnavailable('The server stops.')
    return room !== null && (await room.addFields(by, template, keys))
  }

  /** As `Room.setState`. @returns `false`: there is no such agenda */
  async setState(agenda: AgendaId, state: AgendaState, isClosing = false): Promise<boolean> {
    const room = this.#stopping ? null : await this.#rooms.open(agenda)
    if (this.#stopping) throw new StorageUnavailable('The server stops.')
    await room?.setState(state, isClosing)
    return room !== null
  }

  /** Resolves when all that was taken of an agenda until now is on disk. @throws StorageUnavailable when it could not be written */
  async written(agenda: AgendaId): Promise<void> {
    if (this.#stopping) throw new StorageUnavailable('The server stops.')
    const room = await this.#rooms.open(agenda)
    await room?.written()
  }

  /** No new connections; what was accepted becomes durable; everybody is told to come back. */
  async stop(): Promise<void> {
    this.#stopping = true
    for (const timer of this.#timers) clearInterval(timer)
    if (this.#probing !== null) clearInterval(this.#probing)
    await this.#rooms.stop()
    await this.#compaction.stop()
    await this.#refusals.flush()
    for (const connection of this.#connections.keys()) connection.close(CLOSE.comeBack)
    this.#sockets.close()
  }

  async #admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    let decision: Decision
    try {
      decision = await decide(this.#door, readAddress(request.url!)!, request.headers.cookie)
    } catch (error) {
      this.#parts.log.error({ event: 'upgrade.failed', error }, 'a connection could not be let in')
      answerInHttp(stream, 503)
      return
    }
    if (this.#stopping) answerInHttp(stream, 503)
    else this.#sockets.handleUpgrade(request, stream, head, (ws) => this.#enter(ws, stream, decision))
  }

  #enter(ws: WebSocket, stream: Duplex, decision: Decision): void {
    if (decision.let === 'out') {
      ws.on('error', () => ws.terminate())
      ws.close(decision.code)
      return
    }
    const { entrance } = decision
    const connection = new Connection({ ws, stream }, this.#parts.log, {
      onEnded: (ended) => this.#forget(ended),
      onSlowReader: () => this.#parts.metrics.slowReadersDropped.inc(),
    })
    this.#connections.set(connection, entrance)
    this.#parts.metrics.connections.set(this.#connections.size)
    connection.join(entrance.room, welcome(entrance, connection, this.#parts.now()))
  }

  #forget(connection: Connection): void {
    this.#connections.delete(connection)
    this.#parts.metrics.connections.set(this.#connections.size)
  }

  // ── The health of commits ────────────────────────────────────────────────────────────────────────────────────────

  onCommitted(): void {
    this.#parts.onCommitted?.()
  }

  /** Rooms open again when a commit succeeds. */
  onUnavailable(error: Error): void {
    this.#parts.readiness.fail('The database cannot commit.')
    this.#parts.log.error({ event: 'storage.unavailable', error }, 'a commit failed; nothing of it was shown')
    this.#probing ??= this.#every(PROBE_INTERVAL_MS, () => this.#probe())
  }

  onBroken(error: Error): void {
    this.#parts.readiness.fail('The database is broken.')
    this.#parts.onBroken(error)
  }

  async #probe(): Promise<void> {
    try {
      await this.#parts.storage.probe()
    } catch {
      return
    }
    if (this.#probing !== null) clearInterval(this.#probing)
    this.#probing = null
    this.#parts.readiness.recover()
    this.#parts.log.info({ event: 'storage.available' }, 'commits succeed again')
  }

  // ── Every now and then ───────────────────────────────────────────────────────────────────────────────────────────

  async #look(): Promise<void> {
    for (const seconds of this.#parts.storage.takeCommitTimes())
      this.#parts.metrics.commitSeconds.observe(seconds)
    await this.#watch.look()
  }

  async #eachConnection(act: (connection: Connection) => void): Promise<void> {
    for (const connection of [...this.#connections.keys()]) act(connection)
  }

  #every(milliseconds: number, act: () => Promise<void>): NodeJS.Timeout {
    let busy = false
    const tick = async () => {
      if (busy) return
      busy = true
      await act().catch((error) =>
        this.#parts.log.error({ event: 'sync.failed', error }, 'a routine look failed'),
      )
      busy = false
    }
    return setInterval(() => void tick(), milliseconds)
  }
}

const REFUSALS = {
  malformed: 'refusedMalformed',
  unresolved: 'refusedUnresolved',
  'too-large': 'refusedTooLarge',
  'not-allowed': 'refusedNotAllowed',
  locked: 'refusedLocked',
  'not-drafting': 'refusedNotDrafting',
  sent: 'refusedSent',
} as const satisfies Record<RefusalCode, keyof Sentences>

const sentence = (code: RefusalCode, language: Language): string => translator(language)(REFUSALS[code])
