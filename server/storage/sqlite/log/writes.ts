/** Everything that is written into the log, each in one transaction. Runs in the writer's thread. */
import { crc32 } from 'node:zlib'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { type Batch, Fenced, OutOfOrder } from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'
import { appendEntries } from './append.ts'
import type { HistoryRow, NewSnapshot } from './compaction.ts'
import type { Repair } from './loading.ts'

/** Bytes that a probe needs room for: more than a commit usually takes. */
const PROBE_BYTES = 64 * 1024

/** Rows that are removed in one transaction: some milliseconds. */
const REMOVED_AT_ONCE = 500

export function logWrites(connection: Connection) {
  const { sql } = connection

  /** The work of who owns the rooms, and of nobody who did before. */
  const asOwner = <T>(fence: number, work: () => T): T =>
    inTransaction(connection, () => {
      const { value } = sql.get`SELECT value FROM meta WHERE key = 'fence'`!
      if (value !== fence) throw new Fenced(`The rooms belong to owner ${value}, not to ${fence}.`)
      return work()
    })

  return {
    takeOwnership: (): number =>
      inTransaction(connection, () => {
        return sql.get`UPDATE meta SET value = value + 1 WHERE key = 'fence' RETURNING value`!.value as number
      }),

    /** @returns the seconds that it took */
    append(fence: number, batch: Batch): number {
      const start = performance.now()
      asOwner(fence, () => appendEntries(sql, batch))
      return (performance.now() - start) / 1000
    },

    repair: (fence: number, agenda: AgendaId, repair: Repair, epoch: string): void =>
      asOwner(fence, () => {
        if (repair.badSnapshot) setSnapshotAside(connection, agenda)
        if (repair.cutFrom) cut(connection, agenda, repair.cutFrom, epoch)
      }),

    saveSnapshot: (fence: number, agenda: AgendaId, { seq, at, state }: NewSnapshot): void =>
      asOwner(fence, () => {
        sql.run`INSERT INTO snapshots (agenda, seq, at, bytes, crc32)
          VALUES (${agenda}, ${seq}, ${at}, ${state}, ${crc32(state)})
          ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at, bytes = excluded.bytes, crc32 = excluded.crc32`
      }),

    /** @throws OutOfOrder when the rows that it replaces are not there any more; they stay as they are then */
    saveHistory: (fence: number, agenda: AgendaId, row: HistoryRow): void =>
      asOwner(fence, () => {
        const { changes } =
          sql.run`DELETE FROM log WHERE agenda = ${agenda} AND first >= ${row.first} AND last <= ${row.last}`
        if (Number(changes) !== row.last - row.first + 1) {
          throw new OutOfOrder(`Entries ${row.first} to ${row.last} of agenda ${agenda} have changed.`)
        }
        sql.run`INSERT INTO log (agenda, first, last, connection, at, last_at, bytes, crc32, deletions)
          VALUES (${agenda}, ${row.first}, ${row.last}, 'compaction', ${row.at}, ${row.lastAt}, ${row.bytes},
            ${crc32(row.bytes)}, ${row.deletions})`
      }),

    /** Removes some rows of an agenda that is marked as deleted. @returns whether there is more */
    removeSome: (agenda: AgendaId): boolean =>
      inTransaction(connection, () => {
        const { changes } = sql.run`DELETE FROM log WHERE agenda = ${agenda} AND first IN
          (SELECT first FROM log WHERE agenda = ${agenda} ORDER BY first DESC LIMIT ${REMOVED_AT_ONCE})`
        return Number(changes) === REMOVED_AT_ONCE
      }),

    /** Takes as much room as a commit may need, gives it back, and commits that. */
    probe: (): void =>
      inTransaction(connection, () => {
        sql.run`INSERT INTO probes VALUES (zeroblob(${PROBE_BYTES}))`
        sql.run`DELETE FROM probes`
      }),
  }
}

function setSnapshotAside({ sql }: Connection, agenda: AgendaId): void {
  sql.run`INSERT INTO log_set_aside (agenda, first, last, connection, at, last_at, bytes, crc32, problem)
    SELECT agenda, 0, seq, 'compaction', at, at, bytes, crc32, 'the checksum does not match'
    FROM snapshots WHERE agenda = ${agenda}`
  sql.run`DELETE FROM snapshots WHERE agenda = ${agenda}`
}

function cut(
  { sql }: Connection,
  agenda: AgendaId,
  from: { seq: number; problem: string },
  epoch: string,
): void {
  sql.run`INSERT INTO log_set_aside SELECT log.*, ${from.problem} FROM log
    WHERE agenda = ${agenda} AND first >= ${from.seq}`
  sql.run`DELETE FROM log WHERE agenda = ${agenda} AND first >= ${from.seq}`
  sql.run`UPDATE agendas SET last_seq = ${from.seq - 1}, epoch = ${epoch} WHERE id = ${agenda}`
}
