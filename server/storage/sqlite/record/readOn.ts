/**
 * Reads on in the logs where the record left off. Runs in the background's thread, with the documents of a few agendas at hand; reads
 * only: the writer's thread saves what comes out, and how far it came.
 */
import * as Y from 'yjs'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { StructureChanges } from '../../../record/structureChanges.ts'
import type { NewRecorded } from '../../storage.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { replay } from '../log/replay.ts'
import { isWhole, type LogRow, rowsAfter, snapshotOf, wholeRows } from '../log/rows.ts'
import { writerOf } from './rows.ts'

/** Entries that are read at once, of all agendas: some milliseconds when they are letters. */
const ENTRIES_AT_ONCE = 500

/** Documents at hand; those that nobody has written in for so long (ms) go. */
const KEPT = 8
const KEPT_FOR_MS = 5 * 60_000

/** What some entries of one agenda did. */
export interface ReadOn {
  agenda: AgendaId
  epoch: string
  /** The number of the last entry before them, and of the last of them. */
  from: number
  to: number
  rows: NewRecorded[]
}

interface Behind {
  id: AgendaId
  council: string
  epoch: string
  recorded: number
}

/** A document as it is after entry `seq`. */
interface Followed {
  epoch: string
  seq: number
  doc: Y.Doc
  changes: StructureChanges
  usedAt: number
}

export class RecordReader {
  readonly #connection: Connection
  readonly #followed = new Map<AgendaId, Followed>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** @param agenda only this one @returns what is to be saved; none: there is nothing more to be read */
  read(agenda?: AgendaId): ReadOn[] {
    const slices: ReadOn[] = []
    let left = ENTRIES_AT_ONCE
    for (const behind of this.#behind(agenda)) {
      if (left <= 0) break
      const slice = this.#readSome(behind, left)
      if (slice === null) continue
      slices.push(slice)
      left -= slice.to - slice.from
    }
    this.#letGo()
    return slices
  }

  #behind(only?: AgendaId): Behind[] {
    const { sql } = this.#connection
    const agenda = only ?? null
    return inSnapshot(
      this.#connection,
      () => sql.all`SELECT id, council, epoch, recorded_seq AS recorded FROM agendas
      WHERE recorded_seq < last_seq AND NOT deleted AND (${agenda} IS NULL OR id = ${agenda}) ORDER BY id`,
    ) as unknown as Behind[]
  }

  #readSome({ id, council, epoch, recorded }: Behind, most: number): ReadOn | null {
    const { rows } = wholeRows(rowsAfter(this.#connection, id, recorded, most), recorded)
    if (rows.length === 0) return null
    const followed = this.#follow(id, epoch, recorded)
    if (followed === null) return null
    const slice: ReadOn = { agenda: id, epoch, from: recorded, to: recorded, rows: [] }
    for (const row of rows) {
      const events = this.#readEntry(followed, row)
      if (events === null) {
        this.#followed.delete(id)
        break
      }
      const by = writerOf(row)
      slice.rows.push(...events.map((event) => ({ council, at: row.at, by, agenda: id, event })))
      slice.to = row.last
    }
    followed.seq = slice.to
    return slice.to > slice.from ? slice : null
  }

  /** @returns `null` when it cannot be applied: loading the agenda reports that, and cuts the log there */
  #readEntry({ doc, changes }: Followed, row: LogRow) {
    let problem: string | null = null
    const events = changes.read(() => {
      problem = replay(doc, [row.bytes]).problem
    })
    return problem === null ? events : null
  }

  #follow(agenda: AgendaId, epoch: string, seq: number): Followed | null {
    const known = this.#followed.get(agenda)
    const followed = known?.epoch === epoch && known.seq === seq ? known : this.#build(agenda, epoch, seq)
    this.#followed.delete(agenda)
    if (followed === null) return null
    followed.usedAt = Date.now()
    this.#followed.set(agenda, followed)
    return followed
  }

  /** From the snapshot, if it is not of a later moment, else from the whole log. */
  #build(agenda: AgendaId, epoch: string, seq: number): Followed | null {
    const connection = this.#connection
    const { base, rows } = inSnapshot(connection, () => {
      const snapshot = snapshotOf(connection, agenda)
      const base = snapshot && snapshot.seq <= seq && isWhole(snapshot) ? snapshot : null
      return { base, rows: rowsAfter(connection, agenda, base?.seq ?? 0) }
    })
    const doc = new Y.Doc()
    const before = rows.filter(({ last }) => last <= seq).map(({ bytes }) => bytes)
    const { problem } = replay(doc, base ? [base.bytes, ...before] : before)
    return problem === null ? { epoch, seq, doc, changes: new StructureChanges(doc), usedAt: 0 } : null
  }

  /** The one that was used last stands last. */
  #letGo(): void {
    const oldest = Date.now() - KEPT_FOR_MS
    const ids = [...this.#followed.keys()]
    for (const [index, id] of ids.entries()) {
      const { doc, usedAt } = this.#followed.get(id)!
      if (usedAt >= oldest && index >= ids.length - KEPT) continue
      doc.destroy()
      this.#followed.delete(id)
    }
  }
}
