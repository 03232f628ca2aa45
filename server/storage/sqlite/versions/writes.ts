/** Everything that is written of what is sent out, each in one transaction. Runs in the writer's thread. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { GivenUp, NewSending, NewVersion, Sending } from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'
import { tellLists } from '../directory/changes.ts'
import { insertSentNotices } from '../notifications/writes.ts'
import { insertMail } from '../outbox/rows.ts'
import { insertRecorded } from '../record/rows.ts'
import { type SendingRow, sendingOf } from './rows.ts'

export function versionWrites(connection: Connection) {
  const { sql } = connection
  return {
    beginSending: ({ agenda, kind, name, note, person, at }: NewSending): Sending | null =>
      inTransaction(connection, () => {
        const row = sql.get`INSERT INTO sendings (agenda, number, kind, name, note, person, at, was)
          SELECT id, 1 + coalesce((SELECT max(number) FROM versions WHERE agenda = id), 0),
            ${kind}, ${name}, ${note}, ${person}, ${at}, agendas.state
          FROM agendas WHERE id = ${agenda} AND NOT deleted AND put_away_at IS NULL
          ON CONFLICT DO NOTHING RETURNING *`
        if (row === undefined) return null
        sql.run`DELETE FROM failed_sendings WHERE agenda = ${agenda}`
        tellLists(sql)
        return sendingOf(row as unknown as SendingRow)
      }),

    countSendingTry: (agenda: AgendaId): void =>
      inTransaction(connection, () => {
        sql.run`UPDATE sendings SET tries = tries + 1 WHERE agenda = ${agenda}`
      }),

    takeSendingBack: (agenda: AgendaId, number: number, failed: GivenUp | null): boolean =>
      inTransaction(connection, () => {
        const { changes } = sql.run`UPDATE sendings SET state = 'taken-back'
          WHERE agenda = ${agenda} AND number = ${number}`
        tellLists(sql)
        if (Number(changes) === 0) return false
        if (failed !== null) insertFailed(sql, agenda, failed)
        return true
      }),

    forgetSending: (agenda: AgendaId): void =>
      inTransaction(connection, () => {
        sql.run`DELETE FROM sendings WHERE agenda = ${agenda}`
      }),

    putFailureAside: (agenda: AgendaId): void =>
      inTransaction(connection, () => {
        sql.run`DELETE FROM failed_sendings WHERE agenda = ${agenda}`
        sql.run`UPDATE outbox SET aside = 1 WHERE agenda = ${agenda} AND state = 'given-up'`
        tellLists(sql)
      }),

    tryMailsNow: (agenda: AgendaId, now: number): void =>
      inTransaction(connection, () => {
        sql.run`UPDATE outbox SET next_at = ${now}
          WHERE agenda = ${agenda} AND state = 'waiting' AND id LIKE 'version.%'`
      }),

    finishSending: (version: NewVersion): boolean =>
      inTransaction(connection, () => {
        const { agenda, number } = version
        const row = sql.get`DELETE FROM sendings WHERE agenda = ${agenda} AND number = ${number}
          AND state = 'on-its-way'
          AND EXISTS (SELECT 1 FROM agendas WHERE id = ${agenda} AND NOT deleted AND put_away_at IS NULL)
          RETURNING *`
        if (row === undefined) return false
        insertVersion(sql, version, sendingOf(row as unknown as SendingRow))
        tellLists(sql)
        return true
      }),
  }
}

function insertFailed(sql: SQLTagStore, agenda: AgendaId, { at, mail }: GivenUp): void {
  sql.run`INSERT INTO failed_sendings (agenda, number, kind, name, person, at)
    SELECT agenda, number, kind, name, person, ${at} FROM sendings WHERE agenda = ${agenda}
    ON CONFLICT DO UPDATE SET number = excluded.number, kind = excluded.kind, name = excluded.name,
      person = excluded.person, at = excluded.at`
  if (mail !== null) insertMail(sql, mail)
}

function insertVersion(sql: SQLTagStore, version: NewVersion, sending: Sending): void {
  const { agenda, number, at, hash, items, seq, fileName, files, attachments, mails } = version
  const { kind, name, note, person } = sending
  sql.run`INSERT INTO versions (agenda, number, kind, name, at, person, note, hash, items, seq, file_name)
    VALUES (${agenda}, ${number}, ${kind}, ${name}, ${at}, ${person}, ${note}, ${hash}, ${items}, ${seq}, ${fileName})`
  for (const { as, hash, bytes, type } of files)
    sql.run`INSERT INTO version_files (agenda, number, format, hash, bytes, type)
      VALUES (${agenda}, ${number}, ${as}, ${hash}, ${bytes}, ${type})`
  for (const { id, name, hash, bytes, type } of attachments)
    sql.run`INSERT INTO version_attachments (agenda, number, attachment, name, hash, bytes, type)
      VALUES (${agenda}, ${number}, ${id}, ${name}, ${hash}, ${bytes}, ${type})`
  const { council } = sql.get`SELECT council FROM agendas WHERE id = ${agenda}`!
  const event = { is: 'version-sent', number, kind, name } as const
  insertRecorded(sql, { council: council as string, at, by: { person }, agenda, event })
  for (const mail of mails) insertMail(sql, mail)
  insertSentNotices(sql, version, sending)
}

/** Within a transaction that somebody else commits: of an agenda that is marked as deleted. */
export function removeVersionsOf(sql: SQLTagStore, agenda: AgendaId): void {
  sql.run`DELETE FROM sendings WHERE agenda = ${agenda}`
  sql.run`DELETE FROM failed_sendings WHERE agenda = ${agenda}`
  sql.run`DELETE FROM version_attachments WHERE agenda = ${agenda}`
  sql.run`DELETE FROM version_files WHERE agenda = ${agenda}`
  sql.run`DELETE FROM versions WHERE agenda = ${agenda}`
}
