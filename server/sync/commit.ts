/**
 * Group commit: everything that all rooms accepted since the last commit becomes durable in one transaction. One batch is
 * under way at a time; what arrives meanwhile is the next. Knows neither sockets nor documents.
 */
import {
  type ClientBinding,
  Fenced,
  type HandedBackChange,
  type LogEntry,
  StorageBroken,
  type UpdateLog,
} from '../storage/storage.ts'

/** What one message leaves behind: an entry of the log, client ids seen for the first time, other words handed back. */
export interface Pending {
  /** Rows of one owner fail together: it is the room, which then closes. */
  owner: CommitOwner
  entry: LogEntry | null
  bindings: readonly ClientBinding[]
  /** Without an entry: words that were handed back are others now. */
  handedBack?: HandedBackChange
}

export interface CommitOwner {
  /** Called in the order in which they were enqueued, when they are on disk. */
  onDurable(pending: Pending): void
  /** After all of a batch's `onDurable`. */
  onBatchDurable(): void
  /** Once: something of this owner was not written, and nothing that it enqueued later will be. */
  onCommitFailed(error: Error): void
}

export interface CommitHealth {
  /** After each batch that is on disk. */
  onCommitted?(): void
  /** A commit failed, but nothing of it is on disk; a later one can succeed. */
  onUnavailable(error: Error): void
  /** It is unknown what is on disk, or another process owns the rooms: the process must end. */
  onBroken(error: Error): void
}

const MAX_BATCH_BYTES = 4 * 1024 * 1024

export class GroupCommit {
  readonly #log: UpdateLog
  readonly #fence: number
  readonly #health: CommitHealth
  #queue: Pending[] = []
  #running = false
  #enqueued = 0
  #settled = 0
  #waiting: { for: number; resolve(): void }[] = []

  constructor(log: UpdateLog, fence: number, health: CommitHealth) {
    this.#log = log
    this.#fence = fence
    this.#health = health
  }

  enqueue(pending: Pending): void {
    this.#queue.push(pending)
    this.#enqueued += 1
    if (this.#running) return
    this.#running = true
    // What else arrived in this turn of the event loop shares the first fsync.
    setImmediate(() => void this.#run())
  }

  /** Resolves when everything that was enqueued until now is on disk, or has failed. */
  async settled(): Promise<void> {
    const upTo = this.#enqueued
    if (this.#settled < upTo) await new Promise<void>((resolve) => this.#waiting.push({ for: upTo, resolve }))
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) await this.#commit(this.#takeBatch())
    this.#running = false
  }

  #takeBatch(): Pending[] {
    let bytes = 0
    const end = this.#queue.findIndex((pending, index) => {
      bytes += pending.entry?.update.length ?? 0
      return index > 0 && bytes > MAX_BATCH_BYTES
    })
    return this.#queue.splice(0, end === -1 ? this.#queue.length : end)
  }

  async #commit(batch: Pending[]): Promise<void> {
    await this.#append(batch)
    this.#settle(batch.length)
  }

  #settle(count: number): void {
    this.#settled += count
    const ready = this.#waiting.filter((waiting) => waiting.for <= this.#settled)
    this.#waiting = this.#waiting.filter((waiting) => waiting.for > this.#settled)
    for (const { resolve } of ready) resolve()
  }

  async #append(batch: Pending[]): Promise<void> {
    try {
      await this.#log.append(this.#fence, {
        entries: batch.flatMap((pending) => pending.entry ?? []),
        bindings: batch.flatMap((pending) => pending.bindings),
        handedBack: batch.flatMap((pending) => pending.handedBack ?? []),
      })
    } catch (error) {
      this.#fail(batch, error as Error)
      return
    }
    for (const pending of batch) pending.owner.onDurable(pending)
    for (const owner of ownersOf(batch)) owner.onBatchDurable()
    this.#health.onCommitted?.()
  }

  #fail(batch: Pending[], error: Error): void {
    const failed = ownersOf(batch)
    // What these rooms accepted later builds on what is lost.
    const kept = this.#queue.filter((pending) => !failed.has(pending.owner))
    this.#settled += this.#queue.length - kept.length
    this.#queue = kept
    for (const owner of failed) owner.onCommitFailed(error)
    if (error instanceof StorageBroken || error instanceof Fenced) this.#health.onBroken(error)
    else this.#health.onUnavailable(error)
  }
}

const ownersOf = (batch: readonly Pending[]): Set<CommitOwner> => new Set(batch.map(({ owner }) => owner))
