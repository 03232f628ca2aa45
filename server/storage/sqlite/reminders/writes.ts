/** Everything that is written into the outbox of reminders, each in one transaction. Runs in the writer's thread. */
import type { Actor } from '../../../../shared/record/recordEvent.ts'
import type { ClaimedReminder, NewReminder, ReminderOutcome } from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'
import { insertRecorded } from '../record/rows.ts'

const DAY = 24 * 60 * 60 * 1000

/** So long (ms) a reminder is tried; what comes later than that is of no use. */
const TRIED_FOR = DAY

/** So long (ms) a row stays that has done its work: mail is personal. */
const KEPT_FOR = 30 * DAY

export function reminderWrites(connection: Connection) {
  const { sql } = connection
  return {
    queueReminders: (rows: readonly NewReminder[], by: Actor): NewReminder[] =>
      inTransaction(connection, () => {
        const queued = rows.filter((row) => insert(connection, row))
        for (const [agenda, its] of Map.groupBy(queued, ({ agenda }) => agenda)) {
          const { council } = sql.get`SELECT council FROM agendas WHERE id = ${agenda}`!
          const event = { is: 'reminded', whom: its.map(({ person }) => person) } as const
          insertRecorded(sql, { council: council as string, at: its[0]!.at, by, agenda, event })
        }
        return queued
      }),

    claimReminder: (now: number, until: number): ClaimedReminder | null =>
      inTransaction(connection, () => {
        sql.run`DELETE FROM reminders WHERE state <> 'waiting' AND at <= ${now - KEPT_FOR}`
        const row = sql.get`SELECT reminders.id, mail, at, tries FROM reminders JOIN agendas ON agendas.id = agenda
          WHERE reminders.state = 'waiting' AND next_at <= ${now} AND claimed_until <= ${now} AND NOT deleted
          ORDER BY next_at, reminders.id LIMIT 1`
        if (row === undefined) return null
        const id = row.id as string
        const tries = (row.tries as number) + 1
        const isTooLate = (row.at as number) <= now - TRIED_FOR
        if (isTooLate) sql.run`UPDATE reminders SET state = 'given-up' WHERE id = ${id}`
        else sql.run`UPDATE reminders SET claimed_until = ${until}, tries = ${tries} WHERE id = ${id}`
        return { id, tries, isTooLate, mail: JSON.parse(row.mail as string) as ClaimedReminder['mail'] }
      }),

    settleReminder: (id: string, outcome: ReminderOutcome): void =>
      inTransaction(connection, () => {
        if (outcome.is === 'sent')
          sql.run`UPDATE reminders SET state = 'sent', sent_at = ${outcome.at}, claimed_until = 0 WHERE id = ${id}`
        else
          sql.run`UPDATE reminders SET next_at = ${outcome.nextAt}, claimed_until = 0
            WHERE id = ${id} AND state = 'waiting'`
      }),
  }
}

/** @returns whether it is in: nobody gets the same twice a day, and none by itself who got one by hand */
function insert({ sql }: Connection, { id, agenda, person, reason, day, at, mail }: NewReminder): boolean {
  const { changes } = sql.run`INSERT INTO reminders (id, agenda, person, reason, day, at, next_at, mail)
    SELECT ${id}, ${agenda}, ${person}, ${reason}, ${day}, ${at}, ${at}, ${JSON.stringify(mail)}
    WHERE EXISTS (SELECT 1 FROM agendas WHERE id = ${agenda} AND NOT deleted)
      AND NOT EXISTS (SELECT 1 FROM reminders
        WHERE agenda = ${agenda} AND person = ${person} AND day = ${day}
          AND (${reason} = 'automatic' OR reason = ${reason}))
    ON CONFLICT DO NOTHING`
  return Number(changes) === 1
}
