/** Saves what `compaction.ts` prepared, within a transaction that somebody else commits. */
import type { SQLTagStore } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { OutOfOrder } from '../../storage.ts'
import type { HistoryRow, NewSnapshot } from './compaction.ts'
import { forgetOldPlaces } from './swallowed.ts'

export function saveSnapshot(sql: SQLTagStore, agenda: AgendaId, { seq, at, state }: NewSnapshot): void {
  sql.run`INSERT INTO snapshots (agenda, seq, at, bytes, crc32)
    VALUES (${agenda}, ${seq}, ${at}, ${state}, ${crc32(state)})
    ON CONFLICT DO UPDATE SET seq = excluded.seq, at = excluded.at, bytes = excluded.bytes, crc32 = excluded.crc32`
  forgetOldPlaces(sql, agenda, at)
}

/** @throws OutOfOrder when the entries are not all there as single rows any more */
export function replaceByHistory(sql: SQLTagStore, agenda: AgendaId, row: HistoryRow): void {
  const { first, last, at, lastAt, bytes, entries } = row
  const { changes } =
    sql.run`DELETE FROM log WHERE agenda = ${agenda} AND first >= ${first} AND last <= ${last}`
  if (Number(changes) !== last - first + 1) {
    throw new OutOfOrder(`Entries ${first} to ${last} of agenda ${agenda} have changed.`)
  }
  sql.run`INSERT INTO log (agenda, first, last, connection, at, last_at, bytes, crc32, entries)
    VALUES (${agenda}, ${first}, ${last}, 'compaction', ${at}, ${lastAt}, ${bytes}, ${crc32(bytes)}, ${entries})`
}
