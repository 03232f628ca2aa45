/** Rows of the log as they stand in the file, and how one knows that they are whole. */
import { crc32 } from 'node:zlib'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { Connection } from '../connection.ts'

/** One entry, or the entries `first` to `last` that compaction joined. */
export interface LogRow {
  first: number
  last: number
  person: string | null
  connection: string
  /** Milliseconds since 1970 (UTC) of the first and of the last entry. */
  at: number
  lastAt: number
  bytes: Uint8Array
  crc32: number
  /** What each of joined entries did. @see unpackEntries */
  entries: Uint8Array | null
  /** JSON: who deleted what, of entries that were joined before that was noted one by one. */
  deletions: string | null
}

export interface SnapshotRow {
  seq: number
  bytes: Uint8Array
  crc32: number
}

/** Where a log stops being readable, and why. */
export interface Damage {
  /** The first entry that is not there or not whole. */
  seq: number
  problem: string
}

/** @param most so many rows; -1: all @returns the rows that hold entries after number `after`, oldest first */
export function rowsAfter({ sql }: Connection, agenda: AgendaId, after: number, most = -1): LogRow[] {
  return sql.all`SELECT first, last, person, connection, at, last_at AS lastAt, bytes, crc32, entries, deletions
    FROM log WHERE agenda = ${agenda} AND last > ${after} ORDER BY first LIMIT ${most}` as unknown as LogRow[]
}

export function snapshotOf({ sql }: Connection, agenda: AgendaId): SnapshotRow | null {
  const row = sql.get`SELECT seq, bytes, crc32 FROM snapshots WHERE agenda = ${agenda}`
  return (row as SnapshotRow | undefined) ?? null
}

export const isWhole = (row: { bytes: Uint8Array; crc32: number }): boolean => crc32(row.bytes) === row.crc32

/** @returns the rows up to the first that is missing or not whole */
export function wholeRows(rows: readonly LogRow[], after: number): { rows: LogRow[]; damage: Damage | null } {
  let next = after + 1
  for (const [index, row] of rows.entries()) {
    const problem =
      row.first > next ? 'the entry is missing' : isWhole(row) ? null : 'the checksum does not match'
    if (problem) return { rows: rows.slice(0, index), damage: { seq: next, problem } }
    next = row.last + 1
  }
  return { rows: [...rows], damage: null }
}
