/**
 * Where agendas are read and written as files: here, where nobody waits for this process, or in one process beside it, which is
 * started when it is first asked, ends when nobody has asked for a while, and is replaced when it dies or holds too much memory. Whoever
 * asks waits in a line.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Paper } from '../../shared/paper/paper.ts'
import type { ExportStep } from '../../shared/protocol/exports.ts'
import type { ExportFormat } from '../../shared/record/recordEvent.ts'
import type { Log } from '../observability/log.ts'
import type { ProcessSays } from './exportProcess.ts'
import type { AgendaToExport } from './exportSource.ts'
import {
  doExport,
  type ExportDone,
  type ExportedFile,
  type ExportTold,
  type ExportWork,
  type LogoToDraw,
} from './exportWork.ts'
import type { ExportSource } from './formats/formats.ts'

export interface ExportWatch {
  /** Ends it; the promise is then rejected with the signal's reason. */
  signal?: AbortSignal
  /** Called whenever it is another number. @param before how many are made before it */
  onWait?: (before: number) => void
  onStep?: (step: ExportStep) => void
}

/** Its calls throw `ExportBusy` and `ExportBroken`. */
export interface Exporting extends AsyncDisposable {
  /** @returns what every format is written from, to be changed and given to `write`; `null`: its item is not in the agenda */
  read(agenda: AgendaToExport, watch?: ExportWatch): Promise<ExportSource | null>
  /**
   * @param from what `read` gave, or an agenda that is read first, without coming here
   * @returns a file for each format, in their order; `null`: its item is not in the agenda
   */
  write(
    from: AgendaToExport | ExportSource,
    formats: readonly ExportFormat[],
    watch?: ExportWatch,
  ): Promise<ExportedFile[] | null>
  /** What was sent is kept in every format but this, which is made when somebody asks. @param paper of a version */
  markdown(paper: Paper, watch?: ExportWatch): Promise<ExportedFile>
  /** @returns whether the papers of a council can have it: it is drawn to its last byte */
  draws(logo: LogoToDraw, watch?: ExportWatch): Promise<boolean>
}

/** So many wait that nobody else is taken; a later try can succeed. */
export class ExportBusy extends Error {
  override name = 'ExportBusy'
}

/** It cannot be written: its process died of it, said nothing for too long, or a format failed. */
export class ExportBroken extends Error {
  override name = 'ExportBroken'
}

const asExporting = (
  origin: string | undefined,
  work: (work: ExportWork, watch: ExportWatch) => Promise<ExportDone>,
  end: () => Promise<void>,
): Exporting => ({
  read: async (agenda, watch = {}) => (await work({ do: 'read', agenda }, watch)) as ExportSource | null,
  write: async (from, formats, watch = {}) =>
    (await work({ do: 'write', from, formats, ...(origin && { origin }) }, watch)) as ExportedFile[] | null,
  markdown: async (paper, watch = {}) =>
    ((await work({ do: 'markdown', paper }, watch)) as [ExportedFile])[0],
  draws: async (logo, watch = {}) => (await work({ do: 'draw', logo }, watch)) as boolean,
  [Symbol.asyncDispose]: end,
})

/** In this process: the command line. @param origin where the server is reached: files lead there to what is enclosed */
export const exportHere = (note: ExportTold['note'], origin?: string): Exporting =>
  asExporting(
    origin,
    (work, { signal, onStep = () => {} }) => {
      signal?.throwIfAborted()
      return doExport(work, { step: onStep, note })
    },
    async () => {},
  )

export interface ExportProcessOptions {
  log: Log
  /** Where the server is reached: files lead there to what is enclosed. */
  origin?: string | undefined
  /** Milliseconds without work after which the process ends. */
  idle?: number
  /**
   * Milliseconds that the process may say nothing while it works. Not how long the work takes: a long agenda on a busy machine takes
   * minutes, and is told step by step.
   */
  silence?: number
  /** Of the process's own objects, in MB; what the library that makes PDF takes is beside it. */
  memory?: number
  /** MB of all it has taken that it may still hold when a file is written: with more it is ended, and the next file has another. */
  held?: number
  /** How many may wait. */
  line?: number
}

/** In a process beside it: a server, in whose own the rooms are. */
export function exportInProcess({ origin, ...options }: ExportProcessOptions): Exporting {
  const line = new ExportLine(options)
  return asExporting(
    origin,
    (work, watch) => line.take(work, watch),
    () => line.end(),
  )
}

type LineOptions = Omit<ExportProcessOptions, 'origin'>

interface Job {
  work: ExportWork
  watch: ExportWatch
  resolve(done: ExportDone): void
  reject(error: unknown): void
}

/** Of the system's scale of niceness, from 0 to 19: about half of what it would have. */
const YIELDING = 3
const PROGRAM = fileURLToPath(new URL('./exportProcess.ts', import.meta.url))

class ExportLine {
  readonly #options: Required<LineOptions>
  readonly #waiting: Job[] = []
  #current: Job | null = null
  #child: ChildProcess | null = null
  /** Until the process ends for want of work, or because nothing is heard of the work. */
  #timer: NodeJS.Timeout | undefined
  #hasEnded = false

  constructor(options: LineOptions) {
    this.#options = { idle: 60_000, silence: 240_000, memory: 512, held: 400, line: 100, ...options }
  }

  async take(work: ExportWork, watch: ExportWatch): Promise<ExportDone> {
    const { signal } = watch
    signal?.throwIfAborted()
    if (this.#hasEnded) throw new ExportBroken('The server is stopping.')
    if (this.#waiting.length >= this.#options.line) throw new ExportBusy('Too many exports are waiting.')
    const { promise, resolve, reject } = Promise.withResolvers<ExportDone>()
    const job = { work, watch, resolve, reject }
    const giveUp = () => this.#giveUp(job, signal!.reason)
    signal?.addEventListener('abort', giveUp)
    this.#waiting.push(job)
    this.#next()
    if (this.#waiting.includes(job)) watch.onWait?.(this.#waiting.indexOf(job) + 1)
    try {
      return await promise
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }

  async end(): Promise<void> {
    this.#hasEnded = true
    for (const job of this.#waiting.splice(0)) job.reject(new ExportBroken('The server is stopping.'))
    await this.#endProcess(new ExportBroken('The server is stopping.'))
  }

  #next(): void {
    if (this.#current !== null || this.#hasEnded) return
    clearTimeout(this.#timer)
    const job = this.#waiting.shift()
    if (job === undefined) {
      // A process that has nothing else to do can end.
      this.#child?.unref()
      this.#child?.channel?.unref()
      this.#timer = setTimeout(() => void this.#endProcess(null), this.#options.idle).unref()
      return
    }
    this.#child ??= this.#startProcess()
    try {
      this.#child.send(job.work)
    } catch (error) {
      job.reject(error)
      this.#next()
      return
    }
    this.#current = job
    this.#tellPlaces()
    this.#child.ref()
    this.#child.channel?.ref()
    this.#listen()
  }

  /** From now on it may say nothing for so long. */
  #listen(): void {
    clearTimeout(this.#timer)
    const tooLong = () => void this.#endProcess(new ExportBroken('An export took too long.'))
    this.#timer = setTimeout(tooLong, this.#options.silence).unref()
  }

  #startProcess(): ChildProcess {
    const child = fork(PROGRAM, {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${this.#options.memory}`],
    })
    // Who writes comes first where the two share processors; but a file must get on where these are busy.
    if (child.pid !== undefined) setPriority(child.pid, YIELDING)
    child.on('message', (said) => this.#hear(child, said as ProcessSays))
    child.on('error', (error) => this.#died(child, error))
    child.on('exit', (code, signal) => this.#died(child, signal ?? code))
    return child
  }

  #hear(child: ChildProcess, said: ProcessSays): void {
    const { log } = this.#options
    const job = this.#current
    // What a process says that was given up concerns nobody.
    if (child !== this.#child || job === null) return
    this.#listen()
    if ('step' in said) {
      job.watch.onStep?.(said.step)
      return
    }
    if ('note' in said) {
      log.warn({ event: 'export.note', note: said.note, ...namedIn(job) })
      return
    }
    this.#current = null
    if ('done' in said) job.resolve(said.done)
    else {
      const error = Object.assign(new Error(said.failed.message), said.failed)
      log.error({ event: 'export.failed', error, ...namedIn(job) })
      job.reject(new ExportBroken('An export failed.', { cause: error }))
    }
    if (said.holds > this.#options.held) void this.#endProcess(null)
    this.#next()
  }

  /** Out of memory, or a fault in a library: it is the work that it had, and the next has another process. */
  #died(child: ChildProcess, cause: unknown): void {
    if (child !== this.#child) return
    const job = this.#current
    this.#child = this.#current = null
    if (job !== null) {
      const error = cause instanceof Error ? cause : new Error(`The process ended with ${cause}.`)
      this.#options.log.error({ event: 'export.died', error, ...namedIn(job) })
      job.reject(new ExportBroken('The process of an export died.', { cause: error }))
    }
    this.#next()
  }

  #giveUp(job: Job, reason: unknown): void {
    if (job === this.#current) return void this.#endProcess(reason)
    const at = this.#waiting.indexOf(job)
    if (at < 0) return
    this.#waiting.splice(at, 1)
    job.reject(reason)
    this.#tellPlaces(at)
  }

  /** How many are before each that waits. @param from only those behind this one have another number */
  #tellPlaces(from = 0): void {
    for (const [at, { watch }] of [...this.#waiting.entries()].slice(from)) watch.onWait?.(at + 1)
  }

  /** @param reason rejects what it does just now; what waits gets another process */
  async #endProcess(reason: unknown): Promise<void> {
    const [child, job] = [this.#child, this.#current]
    this.#child = this.#current = null
    clearTimeout(this.#timer)
    job?.reject(reason)
    if (job !== null) this.#next()
    if (child !== null) await ended(child)
  }
}

/** Which agenda it was, for the log. */
function namedIn({ work }: Job): { agenda?: string } {
  if (work.do === 'draw') return {}
  if (work.do === 'markdown') return { agenda: work.paper.agenda }
  const from = work.do === 'read' ? work.agenda : work.from
  return { agenda: 'state' in from ? from.id : from.paper.agenda }
}

/** Ends it at once, whatever it does. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  child.ref()
  child.kill('SIGKILL')
  await once(child, 'exit')
}
