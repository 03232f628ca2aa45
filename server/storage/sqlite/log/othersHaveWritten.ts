/** Whether a log has to be read at all, for who asks what is new in it: most open an agenda in which nobody else has written since. */
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import { type Connection, inSnapshot } from '../connection.ts'

/** @returns the number of the agenda's last entry; `null` when there is no such agenda */
export function lastSeqOf({ sql }: Connection, agenda: AgendaId): number | null {
  const found = sql.get`SELECT last_seq AS last FROM agendas WHERE id = ${agenda} AND NOT deleted`
  return (found?.last as number | undefined) ?? null
}

/** A row that was joined of several, and one of the server's, may be anybody's. */
export function othersHaveWritten(
  connection: Connection,
  agenda: AgendaId,
  person: PersonId,
  after: number,
): boolean {
  const { sql } = connection
  return inSnapshot(connection, () => {
    const later = sql.get`SELECT 1 FROM log WHERE agenda = ${agenda} AND first > ${after}
      AND (person IS NULL OR person <> ${person}) LIMIT 1`
    if (later !== undefined) return true
    const around = sql.get`SELECT last FROM log WHERE agenda = ${agenda} AND first <= ${after}
      ORDER BY first DESC LIMIT 1`
    return around !== undefined && (around.last as number) > after
  })
}
