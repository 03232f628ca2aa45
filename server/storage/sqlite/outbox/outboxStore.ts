/** Mail on its way as the server sees it: small reads here, writes in the writer's thread. */
import type { MailOutcome, OutboxStore } from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'
import type { Thread } from '../thread.ts'
import type { WriterProcedures } from '../writerThread.ts'

export class SqliteOutboxStore implements OutboxStore {
  readonly #connection: Connection
  readonly #writer: Thread<WriterProcedures>

  constructor(connection: Connection, writer: Thread<WriterProcedures>) {
    this.#connection = connection
    this.#writer = writer
  }

  async isAnyDue(now: number): Promise<boolean> {
    const { sql } = this.#connection
    const due = withTypedErrors(
      () => sql.get`SELECT 1 FROM outbox WHERE state = 'waiting' AND next_at <= ${now}
        AND claimed_until <= ${now} LIMIT 1`,
    )
    return due !== undefined
  }

  async claim(now: number, until: number) {
    return this.#writer.call('claimMail', now, until)
  }

  async settle(id: string, outcome: MailOutcome) {
    await this.#writer.call('settleMail', id, outcome)
  }
}
