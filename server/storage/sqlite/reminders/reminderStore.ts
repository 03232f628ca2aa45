/** Reminders as the server sees them: small reads here, writes in the writer's thread. */
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { Actor } from '../../../../shared/record/recordEvent.ts'
import type { NewReminder, ReminderStore, StoredReminder } from '../../storage.ts'
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
      () => sql.all`SELECT id, person, reason, reminders.at, state FROM reminders JOIN outbox USING (id)
        WHERE reminders.agenda = ${agenda} AND day = ${day} ORDER BY reminders.at, id`,
    )
    return rows.map((row) => ({ ...row })) as unknown as StoredReminder[]
  }
}
