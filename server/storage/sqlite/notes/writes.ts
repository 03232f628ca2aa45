/** Everything that is written of private notes, each in one transaction. Runs in the writer's thread. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { Note, SaveNote } from '../../../../shared/protocol/notes.ts'
import { type Connection, inTransaction } from '../connection.ts'

/** More than an agenda has items. */
const MOST_NOTES = 2_000

export function noteWrites(connection: Connection) {
  const { sql } = connection
  return {
    saveNote: (agenda: AgendaId, person: PersonId, note: SaveNote, at: number): Note | null =>
      inTransaction(connection, () => {
        const { item, about, text } = note
        if (sql.get`SELECT 1 FROM agendas WHERE id = ${agenda} AND NOT deleted` === undefined) return null
        const before = sql.get`SELECT revision FROM notes
          WHERE agenda = ${agenda} AND person = ${person} AND item = ${item}`
        if (((before?.revision as number | undefined) ?? 0) !== note.revision) return null
        const { n } =
          sql.get`SELECT count(*) AS n FROM notes WHERE agenda = ${agenda} AND person = ${person}`!
        if (before === undefined && (n as number) >= MOST_NOTES) return null
        const revision = note.revision + 1
        sql.run`INSERT INTO notes (agenda, person, item, about, text, revision, at)
          VALUES (${agenda}, ${person}, ${item}, ${about}, ${text}, ${revision}, ${at})
          ON CONFLICT DO UPDATE SET about = excluded.about, text = excluded.text, revision = excluded.revision,
            at = excluded.at`
        return { item, about, text, revision, at }
      }),
  }
}

/** Within a transaction that somebody else commits. */
export function removeNotesOf(sql: SQLTagStore, agenda: AgendaId): void {
  sql.run`DELETE FROM notes WHERE agenda = ${agenda}`
}
