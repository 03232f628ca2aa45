/**
 * Sends agendas out, each in its room's own order. The agenda is closed for all but its secretariat; what was on its way is still taken
 * for some seconds, in which it can be taken back; then what is on disk is frozen, written in every format, and made a version, with its
 * mail, in one transaction. What is on its way is on disk from the beginning: whatever stops a server, the next one makes an end of it.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { AgendaId } from '../../shared/agenda/document.ts'
import { countItems, itemsIn } from '../../shared/paper/changes.ts'
import type { Paper, SentEdition } from '../../shared/paper/paper.ts'
import type {
  MakingStep,
  VersionChanges,
  VersionJustSent,
  VersionKind,
  VersionOnItsWay,
} from '../../shared/protocol/versions.ts'
import { GRACE_MS } from '../../shared/rights/table.ts'
import { ExportBroken, ExportBusy, type Exporting } from '../exchange/exporting.ts'
import type { Outbox } from '../mail/outbox.ts'
import type { Log } from '../observability/log.ts'
import {
  type AgendaRecord,
  type NewVersion,
  type Person,
  type Sending,
  type Storage,
  StorageBroken,
  StorageUnavailable,
} from '../storage/storage.ts'
import type { Sync } from '../sync/sync.ts'
import { changesSince } from './changesSince.ts'
import { mailOfFailure } from './failureMail.ts'
import { keepVersion } from './keptVersion.ts'
import { NotSent, SentLater } from './notSent.ts'
import { readVersion } from './readVersion.ts'
import { tellOfVersion } from './versionMails.ts'

/** How often it is looked whether a version waits to be made (ms). */
const LOOK_EVERY = 15_000

/** So many servers begin with one version; then it is what ends them. */
const MOST_TRIES = 3

/** What is being made when the server stops is waited for so long (ms). */
const STOP_PATIENCE = 4_000

export interface SenderParts {
  storage: Pick<Storage, 'directory' | 'log' | 'files' | 'versions' | 'notifications'>
  rooms: Pick<Sync, 'setState' | 'written'>
  exporting: Pick<Exporting, 'read' | 'write'>
  outbox: Pick<Outbox, 'look'>
  /** Told when a version is begun, made or taken back. */
  onSending?: () => void
  /** The address in links, without a slash at the end. */
  address: () => string
  log: Log
  /** Milliseconds since 1970 (UTC). */
  now: () => number
  /** Until words on their way are there, and nobody can take it back any more; default: `GRACE_MS`. Rejected when it is aborted. */
  grace?: (signal: AbortSignal) => Promise<void>
}

export interface Wish {
  kind: VersionKind
  name: string
  note: string
  /** The newest version that who sends knows of; absent: whatever it is. */
  after?: number | undefined
  /** Until when it is meant (ms since 1970, UTC); absent: always. */
  until?: number | undefined
}

/** What this server does about a version on its way. */
interface Run {
  abort: AbortController
  /** Until when it can be taken back (ms since 1970, UTC); `null`: it is being made, or taken back. */
  until: number | null
  /** How far the making is; `null`: it has not begun. */
  step: MakingStep | null
  /** Resolves when nothing more is done about it. */
  over: Promise<unknown>
}

export class Sender {
  readonly #parts: SenderParts
  readonly #runs = new Map<AgendaId, Run>()
  /** What was to be taken back, and could not be. */
  readonly #unwanted = new Set<AgendaId>()
  /** What another server began, and this one has tried to make. */
  readonly #begun = new Set<AgendaId>()
  #timer: NodeJS.Timeout | null = null
  #stopped = false

  constructor(parts: SenderParts) {
    this.#parts = parts
  }

  /** Goes on with what another server began, and looks again now and then. */
  begin(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY)
    this.#timer.unref()
    void this.look()
  }

  /**
   * Sends an agenda out; resolves when the version is made, and its mail on its way.
   * @throws NotSent; SentLater; whatever else it is, nothing is sent
   */
  async send(agenda: AgendaRecord, by: Person, { after, until, ...wish }: Wish): Promise<VersionJustSent> {
    const { versions } = this.#parts.storage
    if (until !== undefined && this.#parts.now() > until) throw new NotSent('came-late')
    if (agenda.state === 'minutes') throw new NotSent('held')
    // Told at once, and not after everybody was kept out for some seconds.
    if ((await versions.onItsWay(agenda.id)) !== null) throw new NotSent('being-sent')
    const newest = (await versions.of(agenda.id))[0]?.number ?? 0
    if (after !== undefined && after !== newest) throw new NotSent('sent-since')
    await this.#read(agenda, { number: 1, kind: wish.kind })
    if (this.#runs.has(agenda.id)) throw new NotSent('being-sent')
    return this.#alone(agenda.id, async (run) => {
      const at = this.#parts.now()
      const sending = await versions.begin({ agenda: agenda.id, ...wish, person: by.id, at })
      if (sending === null) throw new NotSent('being-sent')
      return this.#makeOrUndo(sending, run)
    })
  }

  /** Takes back what is on its way, while that can be done. @returns `false`: nothing is on its way, or it is made just now */
  async takeBack(agenda: AgendaId): Promise<boolean> {
    const run = this.#runs.get(agenda)
    if (run === undefined) {
      const sending = await this.#parts.storage.versions.onItsWay(agenda)
      if (sending === null || this.#runs.has(agenda)) return false
      await this.#alone(agenda, () => this.#undo(sending))
      return true
    }
    if (run.until === null) return false
    run.abort.abort()
    await run.over
    if (this.#unwanted.has(agenda)) throw new StorageUnavailable('It could not be taken back yet.')
    return true
  }

  /** What a next version would tell; `null`: nothing was sent yet. @throws NotSent */
  changes(agenda: AgendaRecord): Promise<VersionChanges | null> {
    return changesSince(this.#parts, agenda)
  }

  /** `null`: nothing is on its way. */
  async onItsWay(agenda: AgendaId): Promise<VersionOnItsWay | null> {
    const { versions, directory } = this.#parts.storage
    const sending = await versions.onItsWay(agenda)
    if (sending?.is !== 'on-its-way') return null
    const { number, kind, name, person, at } = sending
    const by = await directory.person(person)
    const { until = null, step = null } = this.#runs.get(agenda) ?? {}
    return { number, kind, name, at, by: { id: person, name: by?.name ?? '' }, until, step }
  }

  /** Makes an end of what nobody is at just now. Never rejects. */
  async look(): Promise<void> {
    const { storage, log } = this.#parts
    try {
      for (const { agenda } of await storage.versions.onTheirWay()) await this.#goOn(agenda)
    } catch (error) {
      log.warn({ event: 'sending.look.failed', error }, 'what is being sent could not be looked at')
    }
  }

  /** Begins nothing more. What is being made is waited for a while; the rest is made by the next server. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer !== null) clearInterval(this.#timer)
    const runs = [...this.#runs.values()]
    for (const run of runs) if (run.until !== null) run.abort.abort()
    const patience = new AbortController()
    const over = wait(STOP_PATIENCE, undefined, { signal: patience.signal }).catch(() => {})
    await Promise.race([Promise.all(runs.map((run) => run.over)), over])
    patience.abort()
  }

  async #goOn(agenda: AgendaId): Promise<void> {
    const { storage, log } = this.#parts
    // As it is now: it may have been made since.
    const sending = await storage.versions.onItsWay(agenda)
    if (sending === null || this.#runs.has(agenda) || this.#stopped) return
    const { is, tries } = sending
    if (tries >= MOST_TRIES) log.error({ event: 'sending.given-up', agenda }, 'a version could not be made')
    const isUnwanted = is === 'taken-back' || this.#unwanted.has(agenda) || tries >= MOST_TRIES
    const work = async (run: Run): Promise<unknown> => {
      if (isUnwanted) return this.#undo(sending, tries >= MOST_TRIES)
      if (!this.#begun.has(agenda)) await storage.versions.countTry(agenda)
      this.#begun.add(agenda)
      return this.#makeOrUndo(sending, run)
    }
    await this.#alone(agenda, work).catch(() => {})
  }

  /** Nothing else is done about this agenda meanwhile. To be called when nothing is. */
  #alone<T>(agenda: AgendaId, work: (run: Run) => Promise<T>): Promise<T> {
    const run: Run = {
      abort: new AbortController(),
      until: this.#parts.now() + GRACE_MS,
      step: null,
      over: Promise.resolve(),
    }
    this.#runs.set(agenda, run)
    const done = work(run).finally(() => this.#runs.delete(agenda))
    run.over = done.catch(() => {})
    return done
  }

  async #makeOrUndo(sending: Sending, run: Run): Promise<VersionJustSent> {
    const { log } = this.#parts
    try {
      return await this.#make(sending, run)
    } catch (error) {
      if (this.#stopped || isTemporary(error)) throw new SentLater('It is made later.', { cause: error })
      const isWished = run.abort.signal.aborted || error instanceof NotSent
      if (!isWished)
        log.error({ event: 'sending.failed', agenda: sending.agenda, error }, 'a version was not made')
      await this.#undo(sending, !isWished)
      throw run.abort.signal.aborted ? new NotSent('taken-back') : error
    }
  }

  async #make(sending: Sending, run: Run): Promise<VersionJustSent> {
    const { storage, rooms, outbox, now, log } = this.#parts
    const { agenda, number, kind, name } = sending
    this.#parts.onSending?.()
    await rooms.setState(agenda, 'sent', sending.was === 'drafting')
    run.until = now() + GRACE_MS
    await this.#grace(run.abort.signal)
    run.until = null
    await rooms.written(agenda)
    const record = await storage.directory.agenda(agenda)
    if (record === null) throw new NotSent('taken-back')
    const draft = await this.#read(record, { number, kind, name })
    const { source, hash, seq } = draft
    const { paper } = source
    const kept = await this.#twice(agenda, () =>
      keepVersion({ ...this.#parts, files: storage.files }, draft, (step) => {
        run.step = step
      }),
    )
    let mails: number
    try {
      const { at } = paper.edition
      const attachments = attachmentsOf(paper)
      const before = source.news?.before ?? null
      const told = await tellOfVersion(this.#parts, { agenda: record, sending, paper, before, kept })
      mails = told.mails.length
      run.step = { is: 'mailing', mails }
      const version = {
        agenda,
        number,
        at,
        hash,
        seq,
        items: countItems(paper),
        files: kept.files,
        fileName: kept.name,
      }
      if (!(await storage.versions.finish({ ...version, attachments, ...told })))
        throw new NotSent('taken-back')
    } finally {
      await kept.letGo()
    }
    log.info({ event: 'version.sent', agenda, number, kind, seq }, 'a version was sent')
    this.#parts.onSending?.()
    void outbox.look()
    const version = (await storage.versions.of(agenda)).find((version) => version.number === number)!
    return { ...version, mails }
  }

  #read(agenda: AgendaRecord, edition: Pick<SentEdition, 'number' | 'kind' | 'name'>) {
    return readVersion(this.#parts, agenda, { is: 'version', ...edition, at: this.#parts.now() })
  }

  #grace(signal: AbortSignal): Promise<void> {
    return (this.#parts.grace ?? untilWordsAreIn)(signal)
  }

  /** A thread dies, or a busy machine is slow for once: only what fails again is given up. */
  async #twice<T>(agenda: AgendaId, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (this.#stopped || !(error instanceof ExportBroken)) throw error
      this.#parts.log.warn({ event: 'sending.again', agenda, error }, 'a version is written once more')
      return work()
    }
  }

  /** Nothing is sent. What could not be changed back is, as soon as it can be. */
  async #undo({ agenda, number, was, person }: Sending, isFailed = false): Promise<void> {
    const { storage, rooms, outbox } = this.#parts
    this.#unwanted.add(agenda)
    const at = this.#parts.now()
    const failed = isFailed ? { at, mail: await mailOfFailure(this.#parts, agenda, person, at) } : null
    if (await storage.versions.takeBack(agenda, number, failed)) {
      await rooms.setState(agenda, was)
      await storage.versions.forget(agenda)
      this.#parts.onSending?.()
      if (failed !== null) void outbox.look()
    }
    this.#unwanted.delete(agenda)
  }
}

const untilWordsAreIn = (signal: AbortSignal): Promise<void> => wait(GRACE_MS, undefined, { signal })

/** It can be made later as well. */
const isTemporary = (error: unknown): boolean =>
  error instanceof StorageUnavailable || error instanceof StorageBroken || error instanceof ExportBusy

/** With their files: one that is only named has none to give out. */
const attachmentsOf = (paper: Paper): NewVersion['attachments'] =>
  [...itemsIn(paper.items)]
    .flatMap(({ attachments }) => attachments)
    .flatMap(({ id, name, file }) => (file === null ? [] : [{ id, name, ...file }]))
