/** What becomes of mail in the outbox, each in one transaction. Runs in the writer's thread. */
import type { ClaimedMail, MailOutcome } from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'

const DAY = 24 * 60 * 60 * 1000

/** So long (ms) a mail is tried; what comes later than that is of no use. */
const TRIED_FOR = DAY

/** So long (ms) a row stays that has done its work: mail is personal. */
const KEPT_FOR = 30 * DAY

export function outboxWrites(connection: Connection) {
  const { sql } = connection
  return {
    claimMail: (now: number, until: number): ClaimedMail | null =>
      inTransaction(connection, () => {
        sql.run`DELETE FROM reminders WHERE id IN
          (SELECT id FROM outbox WHERE state <> 'waiting' AND at <= ${now - KEPT_FOR})`
        sql.run`DELETE FROM outbox WHERE state <> 'waiting' AND at <= ${now - KEPT_FOR}`
        const row = sql.get`SELECT outbox.id, mail, at, tries FROM outbox LEFT JOIN agendas ON agendas.id = agenda
          WHERE outbox.state = 'waiting' AND next_at <= ${now} AND claimed_until <= ${now}
            AND (agenda IS NULL OR NOT deleted)
          ORDER BY next_at, outbox.id LIMIT 1`
        if (row === undefined) return null
        const id = row.id as string
        const tries = (row.tries as number) + 1
        const isTooLate = (row.at as number) <= now - TRIED_FOR
        if (isTooLate) sql.run`UPDATE outbox SET state = 'given-up' WHERE id = ${id}`
        else sql.run`UPDATE outbox SET claimed_until = ${until}, tries = ${tries} WHERE id = ${id}`
        return { id, tries, isTooLate, mail: JSON.parse(row.mail as string) as ClaimedMail['mail'] }
      }),

    settleMail: (id: string, outcome: MailOutcome): void =>
      inTransaction(connection, () => {
        if (outcome.is === 'sent')
          sql.run`UPDATE outbox SET state = 'sent', sent_at = ${outcome.at}, claimed_until = 0 WHERE id = ${id}`
        else
          sql.run`UPDATE outbox SET next_at = ${outcome.nextAt}, claimed_until = 0
            WHERE id = ${id} AND state = 'waiting'`
      }),
  }
}
