/** `/live` beside the rooms on a real port, with a projector that looks when something was written. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { Sessions } from '../../server/accounts/sessions.ts'
import { endConnections, listen, listeningAt } from '../../server/http/listen.ts'
import { Live } from '../../server/live/live.ts'
import { createLog } from '../../server/observability/log.ts'
import { createMetrics } from '../../server/observability/metrics.ts'
import { Readiness } from '../../server/observability/readiness.ts'
import { Projector } from '../../server/projection/projector.ts'
import { readSettings } from '../../server/settings.ts'
import { openStorage } from '../../server/storage/open.ts'
import type { Person, Storage } from '../../server/storage/storage.ts'
import { startSync } from '../../server/sync/sync.ts'
import { PaperHeads } from '../../server/versions/paperHeads.ts'
import {
  type LiveChange,
  type LiveList,
  type LiveMessage,
  type LiveSign,
  type Topic,
  withLiveChange,
} from '../../shared/protocol/live.ts'
import { makeCouncil, type TestCouncil } from './council.ts'
import { temporaryFolder } from './temporaryFolder.ts'
import { until, Writer } from './writer.ts'

export interface LiveServer extends TestCouncil {
  url: string
  storage: Storage
  readiness: Readiness
  live: Live
  /** Reads to the end of the logs, and tells who looks. */
  readOn(): Promise<void>
  cookieOf(person: Person): Promise<string>
  /** A bare socket, as any program could open one. */
  socket(cookie: string | null, headers?: Record<string, string>): WebSocket
  /** Somebody with a socket that is open. */
  viewer(person: Person): Promise<Viewer>
  /** Somebody in the agenda's room. */
  writer(person: Person): Promise<Writer>
  stop(): Promise<void>
}

type Row = { id: string } & Record<string, unknown>

/** What a socket of `/live` was told. */
export class Viewer {
  readonly socket: WebSocket
  readonly messages: LiveMessage<Row>[] = []
  readonly lists = new Map<Topic, LiveList<Row>>()
  /** The code with which it was closed. */
  closed: number | null = null

  constructor(socket: WebSocket) {
    this.socket = socket
    socket.on('message', (data) => this.#hear(JSON.parse(String(data)) as LiveMessage<Row> | LiveSign))
    socket.on('close', (code) => {
      this.closed = code
    })
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  /** Resolves with the topic's list, as soon as it is there. */
  async subscribe(topic: Topic): Promise<LiveList<Row>> {
    this.send({ subscribe: topic })
    await until(() => this.lists.has(topic))
    return this.lists.get(topic)!
  }

  rows(topic: Topic): readonly Row[] {
    return this.lists.get(topic)?.rows ?? []
  }

  #hear(message: LiveMessage<Row> | LiveSign): void {
    if ('alive' in message) return
    this.messages.push(message)
    const { topic } = message
    if ('rows' in message) this.lists.set(topic, { rows: message.rows, about: message.about })
    else if ('ended' in message) this.lists.delete(topic)
    else this.lists.set(topic, withLiveChange(this.lists.get(topic)!, message as LiveChange<Row>))
  }
}

export async function openLiveServer(): Promise<LiveServer> {
  const dataDir = await temporaryFolder()
  const storage = await openStorage({ dataDir })
  const made = await makeCouncil(storage.directory)
  const settings = readSettings({ DATA_DIR: dataDir })
  const sessions = new Sessions(storage.directory, settings.sessions, Date.now)
  const readiness = new Readiness()
  const { directory, progress, notifications, versions } = storage
  const log = createLog('silent')
  const live = new Live({
    directory,
    progress,
    notifications,
    versions,
    heads: new PaperHeads(storage),
    sessions,
    settings,
    readiness,
    log,
    now: Date.now,
  })
  const readOn = async () => {
    const agendas = await progress.readOn()
    if (agendas !== null) live.progressed(agendas)
    const people = await notifications.readOn()
    if (people !== null) live.notified(people)
    return agendas !== null || people !== null
  }
  const projector = new Projector({ name: 'progress', readOn }, log)
  const sync = await startSync({
    ...{ storage, sessions, settings, readiness, metrics: createMetrics(), now: Date.now, log },
    onCommitted: () => projector.soon(),
    onBroken: (error) => {
      throw error
    },
  })
  const http = createServer().on('upgrade', (request, stream, head) =>
    (Live.isFor(request) ? live : sync).handleUpgrade(request, stream, head),
  )
  await listen(http, '127.0.0.1', 0)
  const url = listeningAt(http, '127.0.0.1')
  const cookieOf = async (person: Person) => `session=${await sessions.start(person)}`
  const socket = (cookie: string | null, headers: Record<string, string> = {}) =>
    new WebSocket(`${url.replace('http', 'ws')}/live`, {
      headers: { ...(cookie !== null && { cookie }), ...headers },
    })
  const writers: Writer[] = []
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    for (const writer of writers) writer.close()
    await sync.stop()
    await projector.stop()
    live.stop()
    await endConnections(http)
    await storage.close()
  }
  onTestFinished(stop)
  await projector.look()
  return {
    ...made,
    ...{ url, storage, readiness, live, cookieOf, socket, stop },
    readOn: () => projector.look(),
    async viewer(person) {
      const viewer = new Viewer(socket(await cookieOf(person)))
      await once(viewer.socket, 'open')
      return viewer
    },
    async writer(person) {
      const cookie = await cookieOf(person)
      const writer = new Writer({ url, agenda: made.agenda.id, cookie, name: person.name })
      writers.push(writer)
      return writer.synced()
    },
  }
}
