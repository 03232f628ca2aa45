/** The outbox of reminders as the server sees it: small reads here, writes in the writer's thread. */
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { Actor } from '../../../../shared/record/recordEvent.ts'
import type { NewReminder, ReminderOutcome, ReminderStore, StoredReminder } from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'
import type { Thread } from '../thread.ts'
import type { WriterProcedures } from '../writerThread.ts'

export class SqliteReminderStore implements ReminderStore {
  readonly #connection: Connection
  readonly #writer: Thread<WriterProcedures>

  constructor(connection: Connection, writer: Thread<WriterProcedures>) {
    this.#connection = connection
    this.#writer = writer
  }

  async queue(reminders: readonly NewReminder[], by: Actor) {
    return this.#writer.call('queueReminders', reminders, by)
  }

  async ofDay(agenda: AgendaId, day: string): Promise<StoredReminder[]> {
    const { sql } = this.#connection
    const rows = withTypedErrors(
      () => sql.all`SELECT id, person, reason, at, state FROM reminders
        WHERE agenda = ${agenda} AND day = ${day} ORDER BY at, id`,
    )
    return rows.map((row) => ({ ...row })) as unknown as StoredReminder[]
  }

  async isAnyDue(now: number): Promise<boolean> {
    const { sql } = this.#connection
    const due = withTypedErrors(
      () => sql.get`SELECT 1 FROM reminders WHERE state = 'waiting' AND next_at <= ${now}
        AND claimed_until <= ${now} LIMIT 1`,
    )
    return due !== undefined
  }

  async claim(now: number, until: number) {
    return this.#writer.call('claimReminder', now, until)
  }

  async settle(id: string, outcome: ReminderOutcome) {
    await this.#writer.call('settleReminder', id, outcome)
  }
}
