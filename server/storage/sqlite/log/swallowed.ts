/** Words that merges swallowed, and where things stood that are gone: beside the log, in its transactions. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type {
  GonePlace,
  HandedBackChange,
  HandedBackRow,
  LogEntry,
  StoredAgenda,
  UpdateLog,
} from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'

export type Finish = Parameters<UpdateLog['finishHandedBack']>[2]

/** Milliseconds that a place is remembered: nobody's offline words are accepted when they are older. */
const PLACES_STAY = 90 * 24 * 60 * 60 * 1000

/** Within a transaction that somebody else commits. */
export function saveSwallowed(
  sql: SQLTagStore,
  { agenda, seq, at, handedBack, gone }: HandedBackChange & Pick<LogEntry, 'gone'>,
): void {
  // More words for what was finished meanwhile open it again: nobody has seen them.
  for (const row of handedBack ?? []) {
    sql.run`INSERT INTO handed_back (agenda, id, seq, author, item, field, words, pieces, at, caused_by, done)
      VALUES (${agenda}, ${row.id}, ${seq}, ${row.author}, ${row.item}, ${row.field}, ${row.words}, ${row.pieces},
        ${row.at}, ${row.by}, ${row.done})
      ON CONFLICT DO UPDATE SET words = excluded.words, pieces = excluded.pieces,
        done = excluded.done, done_by = NULL, done_at = NULL`
  }
  for (const { item, field, by, ids } of gone ?? []) {
    sql.run`INSERT INTO gone_places (agenda, seq, at, item, field, caused_by, ids)
      VALUES (${agenda}, ${seq}, ${at}, ${item}, ${field}, ${by}, ${JSON.stringify(ids)})`
  }
}

/** Within a transaction that somebody else commits. @param now milliseconds since 1970 (UTC) */
export function forgetOldPlaces(sql: SQLTagStore, agenda: AgendaId, now: number): void {
  sql.run`DELETE FROM gone_places WHERE agenda = ${agenda} AND at < ${now - PLACES_STAY}`
}

/** Within a transaction that somebody else commits. @see UpdateLog.finishHandedBack */
export function finishHandedBack(sql: SQLTagStore, agenda: AgendaId, id: string, done: Finish): boolean {
  const row = sql.get`SELECT words, done FROM handed_back WHERE agenda = ${agenda} AND id = ${id}`
  if (!row) return false
  if (done.how === null) {
    sql.run`UPDATE handed_back SET done = NULL, done_by = NULL, done_at = NULL WHERE agenda = ${agenda} AND id = ${id}`
    return true
  }
  if (row.done !== null) return true
  if (done.length !== undefined && done.length !== (row.words as string).length) return false
  sql.run`UPDATE handed_back SET done = ${done.how}, done_by = ${done.person}, done_at = ${done.at}
    WHERE agenda = ${agenda} AND id = ${id}`
  return true
}

export function handedBackRow({ sql }: Connection, agenda: AgendaId, id: string): HandedBackRow | null {
  const row = withTypedErrors(
    () => sql.get`SELECT handed_back.id, author, item, field, words, pieces, at, caused_by AS "by", done
      FROM handed_back JOIN agendas ON agendas.id = agenda
      WHERE agenda = ${agenda} AND handed_back.id = ${id} AND NOT deleted`,
  )
  return row ? toHandedBack(row) : null
}

/** To be called within `inSnapshot`. */
export function swallowedRows(
  { sql }: Connection,
  agenda: AgendaId,
): Pick<StoredAgenda, 'handedBack' | 'gone'> {
  const open = sql.all`SELECT id, author, item, field, words, pieces, at, caused_by AS "by", done
    FROM handed_back WHERE agenda = ${agenda} AND done IS NULL ORDER BY seq, id`
  const gone = sql.all`SELECT item, field, caused_by AS "by", ids
    FROM gone_places WHERE agenda = ${agenda} ORDER BY seq, rowid`
  return {
    handedBack: open.map(toHandedBack),
    gone: gone.map((row) => ({ ...row, ids: JSON.parse(row.ids as string) }) as unknown as GonePlace),
  }
}

const toHandedBack = (row: object): HandedBackRow => ({ ...row }) as HandedBackRow
