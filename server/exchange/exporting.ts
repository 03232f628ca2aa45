/**
 * Where agendas are read and written as files: here, where nobody waits for this process, or in one thread beside it, which is
 * started when it is first asked, ends when nobody has asked for a while, and is replaced when it dies. Whoever asks waits in a line.
 */
import { Worker } from 'node:worker_threads'
import type { ExportStep } from '../../shared/protocol/exports.ts'
import type { ExportFormat } from '../../shared/record/recordEvent.ts'
import type { Log } from '../observability/log.ts'
import type { AgendaToExport } from './exportSource.ts'
import type { ThreadSays } from './exportThread.ts'
import {
  doExport,
  type ExportDone,
  type ExportedFile,
  type ExportTold,
  type ExportWork,
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
}

/** So many wait that nobody else is taken; a later try can succeed. */
export class ExportBusy extends Error {
  override name = 'ExportBusy'
}

/** It cannot be written: its thread died of it, said nothing for too long, or a format failed. */
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
  [Symbol.asyncDispose]: end,
})

/** In this thread: the command line. @param origin where the server is reached: files lead there to what is enclosed */
export const exportHere = (note: ExportTold['note'], origin?: string): Exporting =>
  asExporting(
    origin,
    (work, { signal, onStep = () => {} }) => {
      signal?.throwIfAborted()
      return doExport(work, { step: onStep, note })
    },
    async () => {},
  )

export interface ExportThreadOptions {
  log: Log
  /** Where the server is reached: files lead there to what is enclosed. */
  origin?: string | undefined
  /** Milliseconds without work after which the thread ends. */
  idle?: number
  /**
   * Milliseconds that the thread may say nothing while it works. Not how long the work takes: a long agenda on a busy machine takes
   * minutes, and is told step by step.
   */
  silence?: number
  /** Of the thread's own objects, in MB; what the library that makes PDF takes is beside it. */
  memory?: number
  /** How many may wait. */
  line?: number
}

/** In a thread: a server, in whose own thread the rooms are. */
export function exportInThread({ origin, ...options }: ExportThreadOptions): Exporting {
  const line = new ExportLine(options)
  return asExporting(
    origin,
    (work, watch) => line.take(work, watch),
    () => line.end(),
  )
}

type LineOptions = Omit<ExportThreadOptions, 'origin'>

interface Job {
  work: ExportWork
  watch: ExportWatch
  resolve(done: ExportDone): void
  reject(error: unknown): void
}

class ExportLine {
  readonly #options: Required<LineOptions>
  readonly #waiting: Job[] = []
  #current: Job | null = null
  #worker: Worker | null = null
  /** Until the thread ends for want of work, or because nothing is heard of the work. */
  #timer: NodeJS.Timeout | undefined
  #hasEnded = false

  constructor(options: LineOptions) {
    this.#options = { idle: 60_000, silence: 240_000, memory: 512, line: 100, ...options }
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
    await this.#endThread(new ExportBroken('The server is stopping.'))
  }

  #next(): void {
    if (this.#current !== null || this.#hasEnded) return
    clearTimeout(this.#timer)
    const job = this.#waiting.shift()
    if (job === undefined) {
      // A process that has nothing else to do can end.
      this.#worker?.unref()
      this.#timer = setTimeout(() => void this.#endThread(null), this.#options.idle).unref()
      return
    }
    this.#worker ??= this.#startThread()
    try {
      this.#worker.postMessage(job.work)
    } catch (error) {
      job.reject(error)
      this.#next()
      return
    }
    this.#current = job
    this.#tellPlaces()
    this.#worker.ref()
    this.#listen()
  }

  /** From now on it may say nothing for so long. */
  #listen(): void {
    clearTimeout(this.#timer)
    const tooLong = () => void this.#endThread(new ExportBroken('An export took too long.'))
    this.#timer = setTimeout(tooLong, this.#options.silence).unref()
  }

  #startThread(): Worker {
    const worker = new Worker(new URL('./exportThread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memory },
    })
    worker.on('message', (said: ThreadSays) => this.#hear(worker, said))
    const died = (cause: unknown) => this.#died(worker, cause)
    worker.on('error', died)
    worker.on('exit', died)
    return worker
  }

  #hear(worker: Worker, said: ThreadSays): void {
    const { log } = this.#options
    const job = this.#current
    // What a thread says that was given up concerns nobody.
    if (worker !== this.#worker || job === null) return
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
    this.#next()
  }

  /** Out of memory, or a fault in a library: it is the work that it had, and the next has another thread. */
  #died(worker: Worker, cause: unknown): void {
    if (worker !== this.#worker) return
    const job = this.#current
    this.#worker = this.#current = null
    if (job !== null) {
      const error = cause instanceof Error ? cause : new Error(`The thread ended with ${cause}.`)
      this.#options.log.error({ event: 'export.died', error, ...namedIn(job) })
      job.reject(new ExportBroken('The thread of an export died.', { cause: error }))
    }
    this.#next()
  }

  #giveUp(job: Job, reason: unknown): void {
    if (job === this.#current) return void this.#endThread(reason)
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

  /** @param reason rejects what it does just now; what waits gets another thread */
  async #endThread(reason: unknown): Promise<void> {
    const [worker, job] = [this.#worker, this.#current]
    this.#worker = this.#current = null
    clearTimeout(this.#timer)
    job?.reject(reason)
    if (job !== null) this.#next()
    await worker?.terminate()
  }
}

/** Which agenda it was, for the log. */
function namedIn({ work }: Job): { agenda: string } {
  const from = work.do === 'read' ? work.agenda : work.from
  return { agenda: 'state' in from ? from.id : from.paper.agenda }
}
