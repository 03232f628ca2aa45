/** What becomes of mail in the outbox, each in one transaction. Runs in the writer's thread. */
import type { SQLTagStore } from 'node:sqlite'
import type { ClaimedMail, MailOutcome } from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'
import { tellLists } from '../directory/changes.ts'

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
        const due = sql.get`SELECT 1 FROM outbox
          WHERE state = 'waiting' AND next_at <= ${now} AND claimed_until <= ${now} LIMIT 1`
        if (due === undefined) return null
        // Somebody asks the mail server now, so it may as well be about what waits for its answer.
        const row = sql.get`SELECT one.id, mail, at, tries FROM outbox AS one LEFT JOIN agendas ON agendas.id = agenda
          WHERE one.state = 'waiting' AND (next_at <= ${now} OR failure = 'no-answer') AND claimed_until <= ${now}
            AND (agenda IS NULL OR NOT deleted)
            AND NOT EXISTS (SELECT 1 FROM outbox AS earlier
              WHERE earlier.state = 'waiting' AND earlier.agenda = one.agenda AND earlier.at < one.at
                AND earlier.mail ->> '$.to.address' = one.mail ->> '$.to.address'
                AND coalesce(earlier.failure, '') NOT IN ('refused', 'address'))
          ORDER BY tries, at, next_at, one.id LIMIT 1`
        if (row === undefined) return null
        const id = row.id as string
        const tries = (row.tries as number) + 1
        const isTooLate = (row.at as number) <= now - TRIED_FOR
        if (isTooLate) {
          sql.run`UPDATE outbox SET state = 'given-up' WHERE id = ${id}`
          tellLists(sql)
        } else sql.run`UPDATE outbox SET claimed_until = ${until}, tries = ${tries} WHERE id = ${id}`
        return { id, tries, isTooLate, mail: JSON.parse(row.mail as string) as ClaimedMail['mail'] }
      }),

    settleMail: (id: string, outcome: MailOutcome): void =>
      inTransaction(connection, () => {
        const before = troubled(sql)
        if (outcome.is === 'sent') {
          sql.run`UPDATE outbox SET state = 'sent', sent_at = ${outcome.at}, claimed_until = 0 WHERE id = ${id}`
          sql.run`UPDATE outbox SET next_at = ${outcome.at} WHERE state = 'waiting' AND failure = 'no-answer'`
        } else {
          const { nextAt, failure } = outcome
          sql.run`UPDATE outbox SET next_at = ${nextAt}, claimed_until = 0, failure = ${failure}
            WHERE id = ${id} AND state = 'waiting'`
          if (failure === 'no-answer')
            sql.run`UPDATE outbox SET next_at = ${nextAt}, failure = ${failure}
              WHERE state = 'waiting' AND (failure IS NULL OR failure = ${failure})`
        }
        if (troubled(sql) !== before) tellLists(sql)
      }),
  }
}

/** What is told of mail that could not be sent so far. */
function troubled(sql: SQLTagStore): string {
  return JSON.stringify(
    sql.get`SELECT count(*) AS late, min(next_at), max(next_at) FROM outbox
      WHERE state = 'waiting' AND failure IS NOT NULL AND id LIKE 'version.%'`,
  )
}
