/** Private notes, as the server sees them: small reads here, writes in the writer's thread. */
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { Note, SaveNote } from '../../../../shared/protocol/notes.ts'
import type { NoteStore } from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'
import type { Thread } from '../thread.ts'
import type { WriterProcedures } from '../writerThread.ts'

export class SqliteNoteStore implements NoteStore {
  readonly #connection: Connection
  readonly #writer: Thread<WriterProcedures>

  constructor(connection: Connection, writer: Thread<WriterProcedures>) {
    this.#connection = connection
    this.#writer = writer
  }

  async of(agenda: AgendaId, person: PersonId): Promise<Note[]> {
    const { sql } = this.#connection
    return withTypedErrors(
      () =>
        sql.all`SELECT item, about, text, revision, at FROM notes WHERE agenda = ${agenda} AND person = ${person}`,
    ) as unknown as Note[]
  }

  save(agenda: AgendaId, person: PersonId, note: SaveNote, at: number): Promise<Note | null> {
    return this.#writer.call('saveNote', agenda, person, note, at)
  }
}
