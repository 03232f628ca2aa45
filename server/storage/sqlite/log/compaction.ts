/**
 * Prepares what makes a log short: a new snapshot, and history rows that hold many entries each. Reads only; the writer's
 * thread saves what comes out, the snapshot first, each row in a transaction of its own, so that the log is whole between any two.
 */
import * as Y from 'yjs'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { packEntries } from '../../earlier/joinedEntries.ts'
import { doneBy } from '../../earlier/loggedAgenda.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { rebuild, storedRows } from './loading.ts'
import { replay } from './replay.ts'
import { type LogRow, rowsAfter, wholeRows } from './rows.ts'

/** A history row replaces at most this many entries, and about this many bytes of them: saving it takes some milliseconds. */
const MAX_ENTRIES = 1500
const MAX_BYTES = 1024 * 1024

export interface NewSnapshot {
  seq: number
  /** Milliseconds since 1970 (UTC). */
  at: number
  state: Uint8Array
}

export type HistoryRow = Pick<LogRow, 'first' | 'last' | 'at' | 'lastAt' | 'bytes'> & { entries: Uint8Array }

export interface Compaction {
  /** `null`: the one that is there is of the last entry. */
  snapshot: NewSnapshot | null
  history: HistoryRow[]
}

/**
 * @param before entries from this time on stay single (ms since 1970 UTC)
 * @returns nothing to do for an agenda that is gone, or damaged: loading it comes first
 */
export function prepareCompaction(connection: Connection, agenda: AgendaId, before: number): Compaction {
  const { stored, log, told } = inSnapshot(connection, () => ({
    stored: storedRows(connection, agenda),
    log: rowsAfter(connection, agenda, 0),
    told: toldUntil(connection, agenda),
  }))
  const rebuilt = stored && stored.badSnapshot === null ? rebuild(stored) : null
  if (!stored || !rebuilt || rebuilt.damage) return { snapshot: null, history: [] }
  const { state, seq } = rebuilt
  const isNew = seq > (stored.snapshot?.seq ?? 0)
  return {
    snapshot: isNew ? { seq, at: stored.tail.at(-1)!.lastAt, state } : null,
    // What was not told of yet stays single: it is told who did what, entry by entry.
    history: joinEntries(
      wholeRows(log, 0).rows.filter(({ last }) => last <= told),
      before,
    ),
  }
}

/** In the record, and to people. */
function toldUntil({ sql }: Connection, agenda: AgendaId): number {
  const row = sql.get`SELECT min(recorded_seq, told_seq) AS told FROM agendas WHERE id = ${agenda}`
  return (row?.told as number | undefined) ?? 0
}

/** @param log whole rows from the first on */
function joinEntries(log: readonly LogRow[], before: number): HistoryRow[] {
  const groups = groupsOf(log, before)
  const history: HistoryRow[] = []
  // Nothing is collected: what was deleted stays readable in the log.
  const doc = new Y.Doc({ gc: false })
  let done = 0
  for (const group of groups) {
    const start = log.indexOf(group[0]!)
    applyWhole(doc, log.slice(done, start))
    history.push(joinGroup(doc, group))
    done = start + group.length
  }
  return history
}

/** Runs of at least two neighbouring single entries that are old enough. */
function groupsOf(log: readonly LogRow[], before: number): LogRow[][] {
  const groups: LogRow[][] = []
  let group: LogRow[] = []
  let bytes = 0
  for (const row of log) {
    if (row.lastAt >= before) break
    const isFull = group.length === MAX_ENTRIES || bytes + row.bytes.length > MAX_BYTES
    if (isJoined(row) || isFull) {
      groups.push(group)
      group = []
      bytes = 0
    }
    if (isJoined(row)) continue
    group.push(row)
    bytes += row.bytes.length
  }
  return [...groups, group].filter((rows) => rows.length > 1)
}

const isJoined = ({ first, last }: LogRow): boolean => first !== last

/** One transaction for all of them: Yjs writes as one update what is new after it. */
function joinGroup(doc: Y.Doc, group: readonly LogRow[]): HistoryRow {
  let bytes = Y.encodeStateAsUpdate(new Y.Doc())
  const collect = (update: Uint8Array) => {
    bytes = update
  }
  doc.on('update', collect)
  applyWhole(doc, group)
  doc.off('update', collect)
  const [first, last] = [group[0]!, group.at(-1)!]
  return {
    first: first.first,
    last: last.last,
    at: first.at,
    lastAt: last.lastAt,
    bytes,
    entries: packEntries(group.map(({ person, at, bytes }) => ({ person, at, ...doneBy(bytes) }))),
  }
}

function applyWhole(doc: Y.Doc, rows: readonly LogRow[]): void {
  const { applied, problem } = replay(
    doc,
    rows.map((row) => row.bytes),
  )
  if (problem !== null) throw new Error(`Entry ${rows[applied]!.first} is whole, but ${problem}.`)
}
