/** The HTTP side of a server on a database of its own, with a clock that the test turns. */
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Express } from 'express'
import { Sessions } from '../../server/accounts/sessions.ts'
import { SignInLinks } from '../../server/accounts/signInLinks.ts'
import { exportAgenda } from '../../server/exchange/exportAgenda.ts'
import { type Exporting, exportHere } from '../../server/exchange/exporting.ts'
import { createApp, type HttpDeps, routes } from '../../server/http/app.ts'
import { listen, listeningAt } from '../../server/http/listen.ts'
import type { Route } from '../../server/http/route.ts'
import { builtClient } from '../../server/http/web/builtClient.ts'
import { mailFolder } from '../../server/mail/folder.ts'
import { Outbox } from '../../server/mail/outbox.ts'
import { createLog } from '../../server/observability/log.ts'
import { createMetrics } from '../../server/observability/metrics.ts'
import { Readiness } from '../../server/observability/readiness.ts'
import { Recorder } from '../../server/record/recorder.ts'
import { Reminders } from '../../server/reminders/reminders.ts'
import { readSettings } from '../../server/settings.ts'
import { openStorage } from '../../server/storage/open.ts'
import type { Directory, Person, Storage } from '../../server/storage/storage.ts'
import { startSync } from '../../server/sync/sync.ts'
import { PaperHeads } from '../../server/versions/paperHeads.ts'
import { Sender, type SenderParts } from '../../server/versions/sender.ts'

export const START = Date.UTC(2024, 0, 24, 9)

export interface WebApp {
  url: string
  dataDir: string
  storage: Storage
  directory: Directory
  sessions: Sessions
  links: SignInLinks
  readiness: Readiness
  routes: Route[]
  /** What Express answers, and what runs before and after it. */
  express: Express
  /** Milliseconds since 1970 (UTC); the test moves it. */
  clock: { now: number }
  /** The lines of the log, parsed. */
  log: Record<string, unknown>[]
  /** Follows no redirect. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** @returns the `Cookie` header of a new session */
  cookieOf(person: Person): Promise<string>
  /** The messages in the mail folder, whole. */
  mails(): Promise<string[]>
  close(): Promise<void>
}

/** No agenda is open: nothing is known of attachments. */
const NOTHING_LIVE: HttpDeps['attachments'] = {
  attachment: async () => null,
  whyNoFile: async () => 'not-allowed',
  giveFile: async () => {
    throw new Error('there are no agendas here')
  },
}

/** What was written is on disk, and nobody is kept out. */
const NO_ROOMS: SenderParts['rooms'] = { setState: async () => true, written: async () => {} }

const NO_DRAFTS: HttpDeps['drafts'] = { addFields: async () => false }

/**
 * @param env as the server's environment
 * @param withSync agendas are live, as the server has them
 * @param grace how long a version waits for words on their way; default: not at all
 * @param exporting what writes files; default: as the command line does
 */
export async function openWebApp(
  env: Record<string, string> = {},
  more: Partial<HttpDeps> = {},
  {
    withSync = false,
    grace = async () => {},
    exporting = exportHere(() => {}),
  }: { withSync?: boolean; grace?: NonNullable<SenderParts['grace']>; exporting?: Exporting } = {},
): Promise<WebApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dagsorden-'))
  const settings = readSettings({ ...env, DATA_DIR: dataDir })
  const storage = await openStorage({ dataDir })
  const clock = { now: START }
  const now = () => clock.now
  const lines: Record<string, unknown>[] = []
  const log = createLog('info', { write: (line) => void lines.push(JSON.parse(line)) })
  const sessions = new Sessions(storage.directory, settings.sessions, now)
  const links = new SignInLinks(storage.directory, now)
  const server = createServer()
  const url = () => listeningAt(server, '127.0.0.1')
  const metrics = createMetrics()
  const readiness = new Readiness()
  const broken = (error: Error) => {
    throw error
  }
  const sync = withSync
    ? await startSync({ storage, sessions, settings, log, metrics, readiness, now, onBroken: broken })
    : null
  const mail =
    more.mail ??
    mailFolder({ folder: join(dataDir, 'mail'), from: settings.mailFrom, domain: 'test.invalid', log })
  const outbox = new Outbox({ store: storage.outbox, files: storage.files, mail, log, now })
  const rooms = sync ?? NO_ROOMS
  const sender = new Sender({ storage, rooms, exporting, outbox, address: url, log, now, grace })
  const deps: HttpDeps = {
    ...{ settings, sessions, links, log, now, directory: storage.directory },
    ...{ metrics, readiness },
    client: await builtClient(await smallClient(dataDir)),
    mail,
    address: url,
    updateLog: storage.log,
    record: storage.record,
    files: storage.files,
    attachments: sync ?? NOTHING_LIVE,
    drafts: sync ?? NO_DRAFTS,
    progress: storage.progress,
    seen: storage.seen,
    versions: storage.versions,
    heads: new PaperHeads(storage),
    ...{ sender, outbox },
    exporting,
    exportFile: (id, wishes) => exportAgenda({ ...storage, exporting }, id, wishes),
    notes: storage.notes,
    recorder: new Recorder(storage.record, storage.directory, now),
    onHandedBackDone: () => {},
    notifications: storage.notifications,
    onNotified: () => {},
    reminders: new Reminders({
      ...{ directory: storage.directory, updateLog: storage.log, store: storage.reminders, outbox, now },
      notifications: storage.notifications,
      address: url,
    }),
    onBroken: broken,
    ...more,
  }
  const express = createApp(deps)
  server.on('request', express)
  if (sync) server.on('upgrade', (request, socket, head) => sync.handleUpgrade(request, socket, head))
  await listen(server, '127.0.0.1', 0)
  return {
    ...{ storage, dataDir, directory: storage.directory, sessions, links, clock, url: url(), log: lines },
    readiness: deps.readiness,
    ...{ routes: routes(deps), express },
    fetch: (path, init) => fetch(`${url()}${path}`, { redirect: 'manual', ...init }),
    cookieOf: async (person) => `session=${await sessions.start(person)}`,
    mails: () => readAll(join(dataDir, 'mail')),
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
      await sender.stop()
      await sync?.stop()
      await outbox.stop()
      await storage.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

/** A client as the build leaves it, small enough for a test. */
const SCRIPT = 'export {}\n'.repeat(1000)

async function smallClient(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'client')
  await mkdir(join(folder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>the client</title>')
  const script = join(folder, 'assets/main-a1b2c3.js')
  await writeFile(script, SCRIPT)
  // As the build leaves it beside each of its files.
  await writeFile(`${script}.br`, brotliCompressSync(SCRIPT))
  return folder
}

async function readAll(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => [])
  // One that is being written has another ending until it is whole.
  const whole = files.filter((file) => file.endsWith('.eml'))
  return Promise.all(whole.map((file) => readFile(join(folder, file), 'utf8')))
}
