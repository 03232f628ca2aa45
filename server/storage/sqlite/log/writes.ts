/** Everything that is written into the log, each in one transaction. Runs in the writer's thread. */
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { type Batch, Fenced } from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'
import { appendEntries } from './append.ts'
import type { HistoryRow, NewSnapshot } from './compaction.ts'
import type { Repair } from './loading.ts'
import { cutLog, setSnapshotAside } from './repair.ts'
import { replaceByHistory, saveSnapshot } from './saveCompaction.ts'
import { type Finish, finishHandedBack } from './swallowed.ts'

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

    /**
     * @param epoch the agenda's from now on, if entries are cut off
     * @returns whether the agenda was still as it had been read; nothing is done otherwise
     */
    repair: (fence: number, agenda: AgendaId, repair: Repair, epoch: string): boolean =>
      asOwner(fence, () => {
        const current = sql.get`SELECT 1 FROM agendas WHERE id = ${agenda} AND epoch = ${repair.epoch}`
        if (!current) return false
        if (repair.badSnapshot !== null) setSnapshotAside(sql, agenda, repair.badSnapshot)
        if (repair.cutFrom) cutLog(sql, agenda, repair.cutFrom, epoch)
        return true
      }),

    saveSnapshot: (fence: number, agenda: AgendaId, snapshot: NewSnapshot): void =>
      asOwner(fence, () => saveSnapshot(sql, agenda, snapshot)),

    /** @throws OutOfOrder when the rows that it replaces are not there any more; they stay as they are then */
    saveHistory: (fence: number, agenda: AgendaId, row: HistoryRow): void =>
      asOwner(fence, () => replaceByHistory(sql, agenda, row)),

    finishHandedBack: (agenda: AgendaId, id: string, done: Finish): boolean =>
      inTransaction(connection, () => finishHandedBack(sql, agenda, id, done)),

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
