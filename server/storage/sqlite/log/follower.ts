/**
 * Follows agendas through their logs, entry by entry, for projectors: with the documents of a few agendas at hand, each with what watches
 * it. Reads only, in the background's thread; what a projector makes of it, and how far it came, is its own to save.
 */
import * as Y from 'yjs'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { replay } from './replay.ts'
import { isWhole, type LogRow, rowsAfter, snapshotOf, wholeRows } from './rows.ts'

/** Documents at hand; those that nobody has written in for so long (ms) go. */
const KEPT = 8
const KEPT_FOR_MS = 5 * 60_000

/** Watches a document, and tells what an entry did to it. */
export interface Watcher<Did> {
  /** @param apply brings the entry into the document, in one transaction */
  read(apply: () => void): Did
}

/** An agenda whose log goes on after what a projector has read. */
export interface Behind {
  id: AgendaId
  epoch: string
  /** The number of the last entry that was read; 0: none. */
  read: number
  /** The number of the last entry that is there. */
  last: number
}

/** Some entries of one agenda. */
export interface Followed<W extends Watcher<unknown>, Did> {
  watcher: W
  /** The number of the last entry that the document holds now. */
  to: number
  entries: { row: LogRow; did: Did }[]
}

/** A document as it is after entry `seq`. */
interface AtHand<W> {
  epoch: string
  seq: number
  doc: Y.Doc
  watcher: W
  usedAt: number
}

export class LogFollower<W extends Watcher<Did>, Did = ReturnType<W['read']>> {
  readonly #connection: Connection
  readonly #watch: (doc: Y.Doc) => W
  readonly #atHand = new Map<AgendaId, AtHand<W>>()
  /** Logs that cannot be read on, each as it was then: nothing else will come of it until it is another. */
  readonly #stuck = new Map<AgendaId, string>()

  /** @param watch begins to watch a document */
  constructor(connection: Connection, watch: (doc: Y.Doc) => W) {
    this.#connection = connection
    this.#watch = watch
  }

  /**
   * The entries after those that were read.
   * @param most rows of the log
   * @returns `null` when there is none that can be read: loading the agenda reports that, and cuts the log there
   */
  goOn(behind: Behind, most: number): Followed<W, Did> | null {
    if (this.#isStuck(behind)) return null
    const { rows } = wholeRows(rowsAfter(this.#connection, behind.id, behind.read, most), behind.read)
    const known = rows.length === 0 ? null : this.#atSeq(behind)
    const followed = known && this.#apply(behind.id, known, rows)
    return followed ?? this.#giveUp(behind)
  }

  /** The document as it is now, from its snapshot and what came since; for a projector that asks of no entry what it did. @returns as `goOn` */
  begin(behind: Behind): Followed<W, Did> | null {
    if (this.#isStuck(behind)) return null
    const known = this.#keep(behind.id, this.#build(behind.id, behind.epoch, behind.last))
    return known === null || known.seq === 0
      ? this.#giveUp(behind)
      : { watcher: known.watcher, to: known.seq, entries: [] }
  }

  /** Documents that nobody has written in for long go. To be called now and then. */
  letGo(): void {
    const oldest = Date.now() - KEPT_FOR_MS
    // The one that was used last stands last.
    const ids = [...this.#atHand.keys()]
    for (const [index, id] of ids.entries()) {
      if (this.#atHand.get(id)!.usedAt < oldest || index < ids.length - KEPT) this.#drop(id)
    }
  }

  #apply(agenda: AgendaId, known: AtHand<W>, rows: readonly LogRow[]): Followed<W, Did> | null {
    const entries: { row: LogRow; did: Did }[] = []
    for (const row of rows) {
      let problem: string | null = null
      const did = known.watcher.read(() => {
        problem = replay(known.doc, [row.bytes]).problem
      })
      if (problem !== null) {
        this.#drop(agenda)
        break
      }
      entries.push({ row, did })
      known.seq = row.last
    }
    return entries.length === 0 ? null : { watcher: known.watcher, to: known.seq, entries }
  }

  #atSeq({ id, epoch, read }: Behind): AtHand<W> | null {
    const known = this.#atHand.get(id)
    if (known?.epoch === epoch && known.seq === read) return this.#keep(id, known)
    const built = this.#build(id, epoch, read)
    return this.#keep(id, built?.seq === read ? built : null)
  }

  #keep(agenda: AgendaId, known: AtHand<W> | null): AtHand<W> | null {
    if (known !== this.#atHand.get(agenda)) this.#drop(agenda)
    this.#atHand.delete(agenda)
    if (known === null) return null
    known.usedAt = Date.now()
    this.#atHand.set(agenda, known)
    return known
  }

  /** From the snapshot, if it is not of a later moment, else from the whole log; up to entry `seq`, or to the first that is not whole. */
  #build(agenda: AgendaId, epoch: string, seq: number): AtHand<W> | null {
    const connection = this.#connection
    const { base, rows } = inSnapshot(connection, () => {
      const snapshot = snapshotOf(connection, agenda)
      const base = snapshot && snapshot.seq <= seq && isWhole(snapshot) ? snapshot : null
      return { base, rows: rowsAfter(connection, agenda, base?.seq ?? 0) }
    })
    const before = wholeRows(
      rows.filter(({ last }) => last <= seq),
      base?.seq ?? 0,
    ).rows
    const bytes = before.map((row) => row.bytes)
    const doc = new Y.Doc()
    const { problem } = replay(doc, base ? [base.bytes, ...bytes] : bytes)
    if (problem !== null) return null
    const reached = before.at(-1)?.last ?? base?.seq ?? 0
    return { epoch, seq: reached, doc, watcher: this.#watch(doc), usedAt: 0 }
  }

  #drop(agenda: AgendaId): void {
    this.#atHand.get(agenda)?.doc.destroy()
    this.#atHand.delete(agenda)
  }

  #isStuck(behind: Behind): boolean {
    const isStuck = this.#stuck.get(behind.id) === asItIs(behind)
    if (!isStuck) this.#stuck.delete(behind.id)
    return isStuck
  }

  #giveUp(behind: Behind): null {
    this.#stuck.set(behind.id, asItIs(behind))
    return null
  }
}

const asItIs = ({ epoch, read, last }: Behind): string => `${epoch} ${read} ${last}`
