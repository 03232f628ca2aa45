/**
 * When an agenda's log is made short: after many entries, and when its room leaves memory. One at a time, in the storage's own
 * threads; nothing that people wait for ever waits for it.
 */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { Log } from '../observability/log.ts'
import type { UpdateLog } from '../storage/storage.ts'

/** A tail longer than this makes loading slow. */
const ENTRIES_BETWEEN = 500

/** Single rows stay readable one by one for this long, then a history row holds them. */
const SINGLE_ROWS_MS = 5 * 60 * 1000

export class Compaction {
  readonly #updateLog: UpdateLog
  readonly #fence: number
  readonly #log: Log
  readonly #now: () => number
  readonly #accepted = new Map<AgendaId, number>()
  readonly #waiting = new Set<AgendaId>()
  #running: Promise<void> | null = null
  #stopped = false

  /** @param now milliseconds since 1970 (UTC) */
  constructor(updateLog: UpdateLog, fence: number, log: Log, now: () => number) {
    this.#updateLog = updateLog
    this.#fence = fence
    this.#log = log
    this.#now = now
  }

  noteAccepted(agenda: AgendaId): void {
    const accepted = (this.#accepted.get(agenda) ?? 0) + 1
    this.#accepted.set(agenda, accepted)
    if (accepted >= ENTRIES_BETWEEN) this.compactNow(agenda)
  }

  /** Does nothing when nothing was accepted since the last time. */
  compactNow(agenda: AgendaId): void {
    if (this.#stopped || !this.#accepted.delete(agenda)) return
    this.#waiting.add(agenda)
    this.#running ??= this.#run()
  }

  /** Waits for the one under way; the others are made short another time. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#waiting.clear()
    await this.#running
  }

  async #run(): Promise<void> {
    for (const agenda of this.#waiting) {
      this.#waiting.delete(agenda)
      await this.#compact(agenda)
    }
    this.#running = null
  }

  async #compact(agenda: AgendaId): Promise<void> {
    try {
      await this.#updateLog.compact(this.#fence, agenda, this.#now() - SINGLE_ROWS_MS)
      this.#log.debug({ event: 'agenda.compacted', agenda }, 'log compacted')
    } catch (error) {
      // The log is whole without it; the next entries bring it here again.
      this.#log.warn({ event: 'agenda.compaction-failed', agenda, error }, 'log not compacted')
    }
  }
}
