/** Which files the attachments of an agenda were ever given. Rows are added with their entry of the log, and go with the agenda. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { GivenFileRow } from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'

/** Within a transaction that somebody else commits. */
export function saveGivenFile(sql: SQLTagStore, agenda: AgendaId, row: GivenFileRow): void {
  const { seq, item, attachment, file } = row
  sql.run`INSERT INTO given_files (agenda, seq, item, attachment, hash, bytes, type, person, at)
    VALUES (${agenda}, ${seq}, ${item}, ${attachment}, ${file.hash}, ${file.bytes}, ${file.type},
      ${file.by ?? null}, ${file.at ?? null})`
}

/** @see UpdateLog.givenFiles */
export function givenFiles({ sql }: Connection, agenda: AgendaId): GivenFileRow[] | null {
  return withTypedErrors(() => {
    if (!sql.get`SELECT 1 FROM agendas WHERE id = ${agenda}`) return null
    const rows = sql.all`SELECT * FROM given_files WHERE agenda = ${agenda} ORDER BY seq DESC, rowid DESC`
    return rows.map(
      ({ seq, item, attachment, hash, bytes, type, person, at }): GivenFileRow => ({
        ...{ seq: seq as number, item: item as string, attachment: attachment as string },
        file: {
          ...{ hash: hash as string, bytes: bytes as number, type: type as string },
          ...(person !== null && { by: person as string }),
          ...(at !== null && { at: at as number }),
        },
      }),
    )
  })
}
