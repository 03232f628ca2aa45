/** Entries into the log, within a transaction that somebody else commits. */
import type { SQLTagStore } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { type AgendaHeadline, type Batch, type LogEntry, OutOfOrder } from '../../storage.ts'
import { saveGivenFile } from './givenFiles.ts'
import { saveSwallowed } from './swallowed.ts'

/** @throws OutOfOrder at the first entry that is not the next one of its agenda */
export function appendEntries(sql: SQLTagStore, { entries, bindings, handedBack = [] }: Batch): void {
  const last = new Map<AgendaId, number>()
  for (const entry of entries) {
    const before = last.get(entry.agenda) ?? lastSeq(sql, entry.agenda)
    if (entry.seq !== before + 1) {
      throw new OutOfOrder(`Agenda ${entry.agenda} ends with entry ${before}: ${entry.seq} cannot follow.`)
    }
    insertEntry(sql, entry)
    if (entry.head) saveHeadline(sql, entry.agenda, entry.head)
    saveSwallowed(sql, entry)
    if (entry.given) saveGivenFile(sql, entry.agenda, { ...entry.given, seq: entry.seq })
    last.set(entry.agenda, entry.seq)
  }
  for (const [agenda, seq] of last) sql.run`UPDATE agendas SET last_seq = ${seq} WHERE id = ${agenda}`
  for (const change of handedBack) saveSwallowed(sql, change)
  for (const { agenda, client, person } of bindings) {
    sql.run`INSERT OR IGNORE INTO bindings (agenda, client, person) VALUES (${agenda}, ${client}, ${person})`
  }
}

export function insertEntry(sql: SQLTagStore, entry: LogEntry): void {
  sql.run`INSERT INTO log (agenda, first, last, person, connection, at, last_at, bytes, crc32)
    VALUES (${entry.agenda}, ${entry.seq}, ${entry.seq}, ${entry.person}, ${entry.connection}, ${entry.at}, ${entry.at},
      ${entry.update}, ${crc32(entry.update)})`
}

function lastSeq(sql: SQLTagStore, agenda: AgendaId): number {
  const row = sql.get`SELECT last_seq AS lastSeq FROM agendas WHERE id = ${agenda}`
  if (!row) throw new OutOfOrder(`There is no agenda ${agenda} to append to.`)
  return row.lastSeq as number
}

function saveHeadline(sql: SQLTagStore, agenda: AgendaId, { facts, state }: AgendaHeadline): void {
  sql.run`UPDATE agendas SET facts = ${JSON.stringify(facts)}, state = ${state} WHERE id = ${agenda}`
}
