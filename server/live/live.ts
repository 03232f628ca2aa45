/**
 * `/live`, put together: sockets that are let in as those of `/sync` are, their topics, and what makes these others: an agenda's progress,
 * and whatever the directory was told.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { CLOSE } from '../../shared/protocol/closeCodes.ts'
import { type LiveRequest, readAgendaTopic, type Topic } from '../../shared/protocol/live.ts'
import { allowedOrigin } from '../accounts/origin.ts'
import type { Sessions, SignedIn } from '../accounts/sessions.ts'
import type { Log } from '../observability/log.ts'
import type { Readiness } from '../observability/readiness.ts'
import type { Settings } from '../settings.ts'
import type { Directory } from '../storage/storage.ts'
import { answerInHttp } from '../sync/upgrade.ts'
import { LiveConnection } from './liveConnection.ts'
import { type TopicParts, Topics } from './topics.ts'

export const LIVE_PATH = '/live'

/** Whether the directory was told something is looked at this often (ms); sessions also end by the clock, which changes no row. */
const LOOK_EVERY_MS = 1_000
const LOOK_ANYWAY_EVERY = 60

const PING_EVERY_MS = 20_000

/** Rounds through everybody's lists are at least so far apart (ms). */
const ROUND_EVERY_MS = 400

/** Beyond this the library reads no message to its end. */
const LARGEST_MESSAGE_BYTES = 16 * 1024

export interface LiveParts extends TopicParts {
  directory: TopicParts['directory'] & Pick<Directory, 'changes'>
  sessions: Sessions
  settings: Settings
  readiness: Readiness
  log: Log
}

/** Whose lists may be others: everybody's, those that tell of agendas, what these people are told. */
interface Concerned {
  isAll: boolean
  agendas: ReadonlySet<AgendaId>
  people: ReadonlySet<PersonId>
}

const NOTHING: Concerned = { isAll: false, agendas: new Set(), people: new Set() }

export class Live {
  readonly #parts: LiveParts
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_MESSAGE_BYTES,
  })
  readonly #connections = new Set<LiveConnection>()
  readonly #timers: NodeJS.Timeout[]
  #changes: number | null = null
  #looks = 0
  /** What is to be looked at in the next round. */
  #waiting: Concerned = NOTHING
  #round: NodeJS.Timeout | null = null
  #stopping = false

  constructor(parts: LiveParts) {
    this.#parts = parts
    this.#timers = [
      setInterval(() => this.look(), LOOK_EVERY_MS),
      setInterval(() => this.#each((connection) => connection.ping()), PING_EVERY_MS),
    ]
  }

  /** @returns whether an upgrade is for here */
  static isFor(request: IncomingMessage): boolean {
    return URL.parse(request.url ?? '', 'http://localhost')?.pathname === LIVE_PATH
  }

  /** For the HTTP server's `upgrade` event; takes the socket over. */
  handleUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy())
    const { settings, readiness } = this.#parts
    const { origin, host } = request.headers
    if (!allowedOrigin(settings, origin, host)) answerInHttp(stream, 403)
    else if (this.#stopping || readiness.reason !== null) answerInHttp(stream, 503)
    else void this.#admit(request, stream, head)
  }

  /** The progress of these agendas is another. */
  progressed(agendas: readonly AgendaId[]): void {
    this.#wait({ ...NOTHING, agendas: new Set(agendas) })
  }

  /** What these people are told is another. */
  notified(people: readonly PersonId[]): void {
    if (people.length > 0) this.#wait({ ...NOTHING, people: new Set(people) })
  }

  /** Something was sent, or the directory was told something else that nobody should wait a second for. */
  look(): void {
    if (!this.#stopping) void this.#look().catch((error: unknown) => this.#onFailed(error))
  }

  /** No new connections; everybody is told to come back. */
  stop(): void {
    this.#stopping = true
    for (const timer of this.#timers) clearInterval(timer)
    if (this.#round !== null) clearTimeout(this.#round)
    this.#each((connection) => connection.close(CLOSE.comeBack))
    this.#sockets.close()
  }

  async #admit(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    let signedIn: SignedIn | null
    try {
      signedIn = await this.#parts.sessions.who(request.headers.cookie)
    } catch (error) {
      this.#onFailed(error)
      answerInHttp(stream, 503)
      return
    }
    if (this.#stopping) answerInHttp(stream, 503)
    else this.#sockets.handleUpgrade(request, stream, head, (ws) => this.#enter(ws, signedIn))
  }

  #enter(ws: WebSocket, signedIn: SignedIn | null): void {
    if (signedIn === null) {
      ws.on('error', () => ws.terminate())
      ws.close(CLOSE.notSignedIn)
      return
    }
    const connection = new LiveConnection(ws, signedIn, {
      onRequest: (from, request) => this.#answer(from, request),
      onEnded: (ended) => void this.#connections.delete(ended),
      onFailed: (error) => this.#onFailed(error),
    })
    this.#connections.add(connection)
  }

  async #answer(connection: LiveConnection, request: LiveRequest): Promise<void> {
    if ('unsubscribe' in request) connection.unsubscribe(request.unsubscribe)
    else if (connection.subscribe(request.subscribe))
      await this.#tell(connection, [request.subscribe], new Topics(this.#parts))
    else connection.close(CLOSE.tooLarge)
  }

  async #tell(connection: LiveConnection, topics: readonly Topic[], now: Topics): Promise<void> {
    for (const topic of topics) connection.tell(topic, await now.read(topic, connection.signedIn.person))
  }

  // ── What is another ──────────────────────────────────────────────────────────────────────────────────────────────

  /** Rights, sessions, agendas, what was sent: whatever the directory was told concerns every list. */
  async #look(): Promise<void> {
    const changes = await this.#parts.directory.changes()
    this.#looks += 1
    if (changes === this.#changes && this.#looks % LOOK_ANYWAY_EVERY !== 0) return
    this.#changes = changes
    this.#wait({ ...NOTHING, isAll: true })
  }

  #wait({ isAll, agendas, people }: Concerned): void {
    const waiting = this.#waiting
    this.#waiting = {
      isAll: waiting.isAll || isAll,
      agendas: new Set([...waiting.agendas, ...agendas]),
      people: new Set([...waiting.people, ...people]),
    }
    this.#goRound()
  }

  #goRound(): void {
    if (this.#round !== null || this.#stopping) return
    this.#round = setTimeout(() => void this.#goAround(), 0)
  }

  async #goAround(): Promise<void> {
    const concerned = this.#waiting
    this.#waiting = NOTHING
    const now = new Topics(this.#parts)
    for (const connection of [...this.#connections]) {
      // In between, others are answered.
      await turn()
      await connection.whenIdle(() => this.#lookAt(connection, concerned, now))
    }
    if (this.#stopping) return
    this.#round = setTimeout(() => {
      this.#round = null
      if (this.#waiting !== NOTHING) this.#goRound()
    }, ROUND_EVERY_MS)
  }

  async #lookAt(connection: LiveConnection, concerned: Concerned, now: Topics): Promise<void> {
    if (concerned.isAll && (await this.#parts.sessions.find(connection.signedIn.session)) === null) {
      connection.close(CLOSE.notSignedIn)
      return
    }
    const topics = connection.topics.filter((topic) => {
      if (concerned.isAll) return true
      if (topic === 'notifications') return concerned.people.has(connection.signedIn.person.id)
      // What was sent is told of as what the directory was told.
      if (topic === 'meetings') return false
      const of = readAgendaTopic(topic)
      if (of?.list === 'versions') return false
      return concerned.agendas.size > 0 && (of === null || concerned.agendas.has(of.agenda))
    })
    await this.#tell(connection, topics, now)
  }

  #each(act: (connection: LiveConnection) => void): void {
    for (const connection of [...this.#connections]) act(connection)
  }

  #onFailed(error: unknown): void {
    this.#parts.log.error({ event: 'live.failed', error }, 'a list could not be kept up')
  }
}
