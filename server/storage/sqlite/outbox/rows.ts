/** Rows of mail on its way, within a transaction that somebody else commits. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { OutgoingMail } from '../../storage.ts'

/** @returns whether it is in: the same id is there once, and none about an agenda that is gone */
export function insertMail(sql: SQLTagStore, { id, agenda, at, mail }: OutgoingMail): boolean {
  const { changes } = sql.run`INSERT INTO outbox (id, agenda, at, next_at, mail)
    SELECT ${id}, ${agenda}, ${at}, ${at}, ${JSON.stringify(mail)}
    WHERE ${agenda} IS NULL OR EXISTS (SELECT 1 FROM agendas WHERE id = ${agenda} AND NOT deleted)
    ON CONFLICT DO NOTHING`
  return Number(changes) === 1
}

/** What waits about an agenda that is marked as deleted, and what was sent. */
export function removeMailAbout(sql: SQLTagStore, agenda: AgendaId): void {
  sql.run`DELETE FROM outbox WHERE agenda = ${agenda}`
}
