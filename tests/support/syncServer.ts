/** The live part of the server on a real port and a database of its own. */
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { Sessions } from '../../server/accounts/sessions.ts'
import { endConnections, listen, listeningAt } from '../../server/http/listen.ts'
import { createLog } from '../../server/observability/log.ts'
import { createMetrics } from '../../server/observability/metrics.ts'
import { Readiness } from '../../server/observability/readiness.ts'
import { readSettings } from '../../server/settings.ts'
import { openStorage } from '../../server/storage/open.ts'
import type { Person, Storage } from '../../server/storage/storage.ts'
import { type Sync, startSync } from '../../server/sync/sync.ts'
import { makeCouncil, type TestCouncil } from './council.ts'
import { temporaryFolder } from './temporaryFolder.ts'
import { Writer } from './writer.ts'

export interface SyncServer extends TestCouncil {
  url: string
  dataDir: string
  storage: Storage
  sync: Sync
  readiness: Readiness
  metrics: ReturnType<typeof createMetrics>
  /** Why the process would have ended. */
  broken: Error[]
  cookieOf(person: Person): Promise<string>
  writer(person: Person, name?: string): Promise<Writer>
  /** A bare socket, as any program could open one. */
  socket(cookie: string | null, address?: string, headers?: Record<string, string>): WebSocket
  stop(): Promise<void>
}

/** @param storageOptions as `openStorage`, but the folder */
export async function openSyncServer(storageOptions: { maxPages?: number } = {}): Promise<SyncServer> {
  const dataDir = await temporaryFolder()
  const storage = await openStorage({ dataDir, ...storageOptions })
  const made = await makeCouncil(storage.directory)
  const settings = readSettings({ DATA_DIR: dataDir })
  const sessions = new Sessions(storage.directory, settings.sessions, Date.now)
  const readiness = new Readiness()
  const metrics = createMetrics()
  const broken: Error[] = []
  const sync = await startSync({
    ...{ storage, sessions, settings, readiness, metrics, now: Date.now },
    log: createLog('silent'),
    onBroken: (error) => broken.push(error),
  })
  const http = createServer().on('upgrade', (request, stream, head) =>
    sync.handleUpgrade(request, stream, head),
  )
  await listen(http, '127.0.0.1', 0)
  const url = listeningAt(http, '127.0.0.1')
  const cookieOf = async (person: Person) => `session=${await sessions.start(person)}`
  const writers: Writer[] = []
  let stopped = false
  const stop = async () => {
    if (stopped) return
    stopped = true
    for (const writer of writers) writer.close()
    await sync.stop()
    await endConnections(http)
    await storage.close()
  }
  onTestFinished(stop)
  return {
    ...made,
    ...{ url, dataDir, storage, sync, readiness, metrics, broken, cookieOf, stop },
    writer: async (person, name = person.name) => {
      const writer = new Writer({ url, agenda: made.agenda.id, cookie: await cookieOf(person), name })
      writers.push(writer)
      return writer
    },
    socket: (cookie, address = `/sync/${made.agenda.id}`, headers = {}) =>
      new WebSocket(`${url.replace('http', 'ws')}${address}`, {
        headers: { ...(cookie !== null && { cookie }), ...headers },
      }),
  }
}
