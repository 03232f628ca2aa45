/** Everything that is written of reminders, each in one transaction. Runs in the writer's thread. */
import type { SQLTagStore } from 'node:sqlite'
import type { PersonId } from '../../../../shared/agenda/document.ts'
import type { Actor } from '../../../../shared/record/recordEvent.ts'
import type { NewReminder } from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'
import { insertDeadlineNotice } from '../notifications/writes.ts'
import { insertMail } from '../outbox/rows.ts'
import { insertRecorded } from '../record/rows.ts'

export function reminderWrites(connection: Connection) {
  const { sql } = connection
  return {
    queueReminders: (rows: readonly NewReminder[], by: Actor): NewReminder[] =>
      inTransaction(connection, () => {
        const queued = rows.filter((row) => insert(sql, row, 'person' in by ? by.person : null))
        for (const [agenda, its] of Map.groupBy(queued, ({ agenda }) => agenda)) {
          const { council } = sql.get`SELECT council FROM agendas WHERE id = ${agenda}`!
          const event = { is: 'reminded', whom: its.map(({ person }) => person) } as const
          insertRecorded(sql, { council: council as string, at: its[0]!.at, by, agenda, event })
        }
        return queued
      }),
  }
}

/** @returns whether it is in: nobody gets the same twice a day, and none by itself who got one by hand */
function insert(sql: SQLTagStore, reminder: NewReminder, by: PersonId | null): boolean {
  const { id, agenda, person, reason, day, at } = reminder
  const { changes } = sql.run`INSERT INTO reminders (id, agenda, person, reason, day, at)
    SELECT ${id}, ${agenda}, ${person}, ${reason}, ${day}, ${at}
    WHERE EXISTS (SELECT 1 FROM agendas WHERE id = ${agenda} AND NOT deleted)
      AND NOT EXISTS (SELECT 1 FROM reminders
        WHERE agenda = ${agenda} AND person = ${person} AND day = ${day}
          AND (${reason} = 'automatic' OR reason = ${reason}))
    ON CONFLICT DO NOTHING`
  if (Number(changes) === 0) return false
  insertMail(sql, reminder)
  // The reminder is its mail.
  insertDeadlineNotice(sql, { ...reminder, by }, at)
  return true
}
