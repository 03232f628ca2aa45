/** Rows of the record, within a transaction that somebody else commits. There is no statement that changes one. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { Actor, RecordEvent } from '../../../../shared/record/recordEvent.ts'
import type { LogEntry, NewRecorded } from '../../storage.ts'

export function insertRecorded(sql: SQLTagStore, { council, at, by, agenda, event }: NewRecorded): void {
  const { is: kind, ...details } = event
  const [person, program] = 'person' in by ? [by.person, null] : [null, by.program]
  sql.run`INSERT INTO record (council, at, person, program, kind, agenda, details)
    VALUES (${council}, ${at}, ${person}, ${program}, ${kind}, ${agenda}, ${JSON.stringify(details)})`
}

export interface RecordRow {
  id: number
  at: number
  person: string | null
  program: string | null
  kind: string
  agenda: string | null
  details: string
}

export const eventOf = ({ kind, details }: RecordRow): RecordEvent =>
  ({ is: kind, ...JSON.parse(details) }) as RecordEvent

export const actorOf = ({ person, program }: Pick<RecordRow, 'person' | 'program'>): Actor =>
  person === null ? { program: program === 'command-line' ? program : 'server' } : { person }

/** Who wrote an entry of the log. */
export const writerOf = ({ person, connection }: Pick<LogEntry, 'person' | 'connection'>): Actor =>
  actorOf({ person, program: connection === 'cli' ? 'command-line' : 'server' })

/** Within a transaction that somebody else commits: what the record tells of an agenda that is marked as deleted. */
export function removeRecordOf(sql: SQLTagStore, agenda: AgendaId): void {
  sql.run`DELETE FROM record WHERE agenda = ${agenda} AND kind <> 'agenda-deleted'`
}
