/** What cannot be read is put aside, for somebody to look at, within a transaction that somebody else commits. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { removeProgressOf } from '../progress/writes.ts'
import type { Damage } from './rows.ts'

export function setSnapshotAside(sql: SQLTagStore, agenda: AgendaId, seq: number): void {
  sql.run`INSERT INTO log_set_aside (agenda, first, last, connection, at, last_at, bytes, crc32, problem)
    SELECT agenda, 0, seq, 'compaction', at, at, bytes, crc32, 'the checksum does not match'
    FROM snapshots WHERE agenda = ${agenda} AND seq = ${seq}`
  sql.run`DELETE FROM snapshots WHERE agenda = ${agenda} AND seq = ${seq}`
}

/** Ends the log before the damage. Clients hold what is cut off, so their copies must not be merged: a new epoch. */
export function cutLog(sql: SQLTagStore, agenda: AgendaId, { seq, problem }: Damage, epoch: string): void {
  sql.run`INSERT INTO log_set_aside
      (agenda, first, last, person, connection, at, last_at, bytes, crc32, deletions, entries, problem)
    SELECT agenda, first, last, person, connection, at, last_at, bytes, crc32, deletions, entries, ${problem}
    FROM log WHERE agenda = ${agenda} AND first >= ${seq}`
  sql.run`DELETE FROM log WHERE agenda = ${agenda} AND first >= ${seq}`
  sql.run`UPDATE agendas SET last_seq = ${seq - 1}, recorded_seq = min(recorded_seq, ${seq - 1}), epoch = ${epoch}
    WHERE id = ${agenda}`
  removeProgressOf(sql, agenda)
}
