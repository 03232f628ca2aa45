/** Starts the server: settings in, a server that answers out. All parts are wired here, and taken apart in reverse at the stop. */
/// <reference lib="esnext.disposable" />
import { createServer, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import type { AgendaId } from '../shared/agenda/document.ts'
import { Sessions } from './accounts/sessions.ts'
import { SignInLinks } from './accounts/signInLinks.ts'
import { rememberAddress } from './address.ts'
import { watchPutAway } from './councils/putAway.ts'
import { type ExportWishes, exportAgenda } from './exchange/exportAgenda.ts'
import { type Exporting, exportInProcess } from './exchange/exporting.ts'
import { createApp } from './http/app.ts'
import { devRoutes, isReloadSocket } from './http/devRoutes.ts'
import { endConnections, listen, listeningAt } from './http/listen.ts'
import { buildIfOlder } from './http/web/build.ts'
import { builtClient } from './http/web/builtClient.ts'
import { devClient } from './http/web/devClient.ts'
import type { WebClient } from './http/web/webClient.ts'
import { Live } from './live/live.ts'
import { mailFolder } from './mail/folder.ts'
import type { Mail } from './mail/mail.ts'
import { Outbox } from './mail/outbox.ts'
import { smtpMail } from './mail/smtp.ts'
import { NotificationMails } from './notifications/notificationMails.ts'
import type { Log } from './observability/log.ts'
import { createMetrics } from './observability/metrics.ts'
import { Readiness } from './observability/readiness.ts'
import { Projector } from './projection/projector.ts'
import { Recorder } from './record/recorder.ts'
import { AutomaticReminders } from './reminders/automaticReminders.ts'
import { Reminders } from './reminders/reminders.ts'
import { firstStep, greeting } from './sample/greeting.ts'
import { makeSample } from './sample/sample.ts'
import type { Settings } from './settings.ts'
import { openStorage } from './storage/open.ts'
import { holdDataDir } from './storage/sqlite/lock.ts'
import type { Directory, Storage } from './storage/storage.ts'
import { startSync } from './sync/sync.ts'
import { PaperHeads } from './versions/paperHeads.ts'
import { Sender } from './versions/sender.ts'

const ROOT = resolve(import.meta.dirname, '..')

/** Links and sessions that are over are forgotten this often (ms), and what people were told long ago. */
const FORGET_EVERY = 60 * 60 * 1000

/** Half a year (ms). */
const TOLD_FOR = 183 * 24 * 60 * 60 * 1000

/** Files that came this long ago (ms), and were given to nobody, are removed. */
const SWEEP_OLDER = 60 * 60 * 1000

export interface StartOptions {
  log: Log
  /** For people, beside the log: the address, and the links of the sample. */
  say: (text: string) => void
  /** The disk can no longer be believed, or somebody else owns the rooms: the process must end. */
  onBroken: (error: Error) => void
  /** Serve the client from its sources, with reload, and a link that signs in as each person of the sample. */
  dev?: boolean
}

export interface RunningServer {
  /** Where it listens. */
  url: string
  /** Takes no new connections, makes every accepted update durable, tells clients to come back. */
  stop(): Promise<void>
}

/** What most of the server works with. */
interface Parts extends StartOptions {
  settings: Settings
  storage: Storage
  directory: Directory
  sessions: Sessions
  links: SignInLinks
  recorder: Recorder
  exporting: Exporting
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

/**
 * Resolves once requests are answered.
 * @throws DataDirInUse when another server has the data folder
 * @throws ClientMissing when the client is not built, and cannot be built here
 */
export async function start(settings: Settings, options: StartOptions): Promise<RunningServer> {
  const opened = new AsyncDisposableStack()
  try {
    const parts = await openParts(settings, options, opened)
    const url = await serve(parts, opened)
    return { url, stop: () => opened.disposeAsync() }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

async function openParts(
  settings: Settings,
  options: StartOptions,
  opened: AsyncDisposableStack,
): Promise<Parts> {
  const lock = holdDataDir(settings.dataDir)
  opened.defer(() => lock.release())
  const storage = await openStorage({ dataDir: settings.dataDir })
  opened.defer(() => storage.close())
  storage.files.forgetIncoming()
  const now = Date.now
  const { directory } = storage
  await makeSample(directory, settings.demo, now())
  const sessions = new Sessions(directory, settings.sessions, now)
  const links = new SignInLinks(directory, now)
  const recorder = new Recorder(storage.record, directory, now)
  const exporting = exportInProcess({ log: options.log, origin: settings.publicUrl?.origin })
  opened.use(exporting)
  return { ...options, settings, storage, directory, sessions, links, recorder, exporting, now }
}

async function serve(parts: Parts, opened: AsyncDisposableStack): Promise<string> {
  const { settings, sessions } = parts
  const metrics = createMetrics()
  const readiness = new Readiness()
  const server = createServer()
  const client = await openClient(parts, server, opened)
  opened.defer(() => endConnections(server))
  const heads = new PaperHeads(parts.storage)
  const live = new Live({
    ...parts,
    progress: parts.storage.progress,
    notifications: parts.storage.notifications,
    versions: parts.storage.versions,
    heads,
    readiness,
  })
  opened.defer(() => live.stop())
  const progressing = keepProgress(parts, live, opened)
  const onCommitted = () => progressing.soon()
  const sync = await startSync({ ...parts, metrics, readiness, onCommitted })
  opened.defer(() => sync.stop())
  const { record } = parts.storage
  const recording = new Projector({ name: 'record', readOn: () => record.readOn() }, parts.log)
  opened.defer(() => recording.stop())
  const { notifications } = parts.storage
  const readOnForTelling = async () => {
    const people = await notifications.readOn()
    if (people !== null) live.notified(people)
    return people !== null
  }
  const telling = new Projector({ name: 'notifications', readOn: readOnForTelling }, parts.log)
  opened.defer(() => telling.stop())
  const address = () => settings.publicUrl?.origin ?? listeningAt(server, settings.host)
  const mail = openMail(parts)
  const outbox = openOutbox(parts, mail, opened)
  const reminders = openReminders(parts, outbox, address, opened)
  const sender = new Sender({ ...parts, rooms: sync, outbox, address, onSending: () => live.look() })
  opened.defer(() => sender.stop())
  const dev = parts.dev ? { devRoutes: devRoutes(parts.directory, sessions) } : {}
  const log = {
    updateLog: parts.storage.log,
    record: parts.storage.record,
    files: parts.storage.files,
    attachments: sync,
    drafts: sync,
    progress: parts.storage.progress,
    seen: parts.storage.seen,
    versions: parts.storage.versions,
    heads,
    ...{ sender, outbox },
    exportFile: (id: AgendaId, wishes: ExportWishes) =>
      exportAgenda({ ...parts.storage, exporting: parts.exporting }, id, wishes),
    notes: parts.storage.notes,
    onHandedBackDone: sync.finishHandedBack.bind(sync),
  }
  server.on(
    'request',
    createApp({
      ...parts,
      ...log,
      metrics,
      readiness,
      client,
      mail,
      address,
      reminders: reminders.byHand,
      notifications,
      onNotified: (people) => live.notified(people),
      ...dev,
    }),
  )
  server.on('upgrade', (request, socket, head) => {
    if (parts.dev && isReloadSocket(request)) return
    if (Live.isFor(request)) live.handleUpgrade(request, socket, head)
    else sync.handleUpgrade(request, socket, head)
  })
  forgetNowAndThen(parts, opened)
  sweepNowAndThen(parts, opened)
  opened.defer(watchPutAway(parts.directory, parts.log, parts.now))
  await listen(server, settings.host, settings.port)
  opened.defer(() => void server.close())
  // Only now it is known which address links begin with.
  reminders.begin()
  sender.begin()
  return announce(parts, listeningAt(server, settings.host))
}

/** Keeps the progress up with the logs, and whoever looks at it up with the progress. */
function keepProgress({ storage, log }: Parts, live: Live, opened: AsyncDisposableStack): Projector {
  const readOn = async () => {
    const agendas = await storage.progress.readOn()
    if (agendas !== null) live.progressed(agendas)
    return agendas !== null
  }
  const projector = new Projector({ name: 'progress', readOn }, log)
  opened.defer(() => projector.stop())
  return projector
}

async function openClient(parts: Parts, server: Server, opened: AsyncDisposableStack): Promise<WebClient> {
  const { dev, settings, log } = parts
  if (!dev) return builtClient(await buildIfOlder(ROOT, settings.production, log))
  const client = await devClient(ROOT, server)
  opened.defer(() => client.close())
  return client
}

function openMail({ settings, log }: Parts): Mail {
  const { smtpUrl, mailFrom, publicUrl, dataDir } = settings
  const sender = { from: mailFrom, domain: publicUrl?.hostname ?? 'localhost.localdomain', log }
  return smtpUrl === null
    ? mailFolder({ folder: join(dataDir, 'mail'), ...sender })
    : smtpMail({ url: smtpUrl, ...sender })
}

function openOutbox({ storage, log, now }: Parts, mail: Mail, opened: AsyncDisposableStack): Outbox {
  const outbox = new Outbox({ store: storage.outbox, files: storage.files, mail, log, now })
  opened.defer(() => outbox.stop())
  return outbox
}

/** What waits is sent, and what goes by itself today is put in, from the start on. */
function openReminders(parts: Parts, outbox: Outbox, address: () => string, opened: AsyncDisposableStack) {
  const { storage, directory, log, now } = parts
  const { notifications } = storage
  const needs = {
    ...{ directory, updateLog: storage.log, store: storage.reminders, notifications },
    ...{ outbox, address, now },
  }
  const byHand = new Reminders(needs)
  const automatic = new AutomaticReminders({ directory, reminders: byHand, outbox, log })
  opened.defer(() => automatic.stop())
  const told = new NotificationMails({ directory, store: notifications, outbox, address, log, now })
  opened.defer(() => told.stop())
  const begin = () => {
    void outbox.look()
    void automatic.look()
  }
  return { byHand, begin }
}

function forgetNowAndThen(
  { directory, storage, settings, log, now }: Parts,
  opened: AsyncDisposableStack,
): void {
  const limits = { sessionAge: settings.sessions.age, sessionIdle: settings.sessions.idle }
  const forget = () =>
    Promise.all([
      directory.forgetExpired(now(), limits),
      storage.notifications.forget(now() - TOLD_FOR),
    ]).catch((error: unknown) => log.error({ event: 'forget.failed', error }))
  const timer = setInterval(forget, FORGET_EVERY)
  opened.defer(() => clearInterval(timer))
}

/** Files that nobody was given: their upload broke off, or came to an attachment that was gone. */
function sweepNowAndThen({ storage, log, now }: Parts, opened: AsyncDisposableStack): void {
  const sweep = () =>
    storage.files.sweep(storage, now() - SWEEP_OLDER).then(
      (files) => files > 0 && log.info({ event: 'files.swept', files }),
      (error: unknown) => log.error({ event: 'files.sweep.failed', error }),
    )
  const timer = setInterval(sweep, FORGET_EVERY)
  opened.defer(() => clearInterval(timer))
  void sweep()
}

async function announce(parts: Parts, url: string): Promise<string> {
  const { settings, directory, links, log, say, dev } = parts
  await rememberAddress(settings.dataDir, url)
  log.info({ event: 'server.started', url, node: process.version })
  // Who has said that this is no demonstration has people of their own, whatever they are called.
  const isDemo = settings.publicUrl === null && settings.demo !== false
  const people = isDemo ? await greeting(directory, links, url, dev ?? false) : ''
  say(`listening on ${url}\n${people || (await firstStep(directory))}`)
  return url
}
