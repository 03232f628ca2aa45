/** What people have seen of agendas, as the server sees it: small reads here, writes in the writer's thread. */
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { SeenNow } from '../../../../shared/protocol/news.ts'
import type { Seen, SeenStore } from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'
import type { Thread } from '../thread.ts'
import type { WriterProcedures } from '../writerThread.ts'
import { EVERYWHERE } from './writes.ts'

export class SqliteSeenStore implements SeenStore {
  readonly #connection: Connection
  readonly #writer: Thread<WriterProcedures>

  constructor(connection: Connection, writer: Thread<WriterProcedures>) {
    this.#connection = connection
    this.#writer = writer
  }

  async of(agenda: AgendaId, person: PersonId): Promise<Seen | null> {
    const { sql } = this.#connection
    // A log that was cut goes on from a smaller number.
    const rows = withTypedErrors(
      () => sql.all`SELECT place, min(seq, last_seq) AS seq FROM seen JOIN agendas ON id = agenda
        WHERE agenda = ${agenda} AND person = ${person} AND NOT deleted`,
    ) as unknown as { place: string; seq: number }[]
    const upTo = rows.find(({ place }) => place === EVERYWHERE)
    if (upTo === undefined) return null
    const places = rows.filter((row) => row !== upTo).map(({ place, seq }) => [place, seq] as const)
    return { upTo: upTo.seq, places: new Map(places) }
  }

  async see(agenda: AgendaId, person: PersonId, seen: SeenNow) {
    await this.#writer.call('saveSeen', agenda, person, seen)
  }
}
