/** Everything that is written of what people have seen, each in one transaction. Runs in the writer's thread. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { SeenNow } from '../../../../shared/protocol/news.ts'
import { type Connection, inTransaction } from '../connection.ts'

/** In the place of an item: whatever there is. */
export const EVERYWHERE = ''

export function seenWrites(connection: Connection) {
  const { sql } = connection
  return {
    /** Nothing of an agenda that is not there (any more). What was seen stays seen, whoever tells it late. */
    saveSeen: (agenda: AgendaId, person: PersonId, { upTo, places = [] }: SeenNow): void =>
      inTransaction(connection, () => {
        const found = sql.get`SELECT last_seq AS last FROM agendas WHERE id = ${agenda} AND NOT deleted`
        if (found === undefined) return
        const last = found.last as number
        const see = (place: string, seq: number) =>
          sql.run`INSERT INTO seen (agenda, person, place, seq) VALUES (${agenda}, ${person}, ${place}, ${seq})
            ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq)`
        for (const place of places) see(place, last)
        if (upTo === undefined) return
        see(EVERYWHERE, Math.min(upTo, last))
        sql.run`DELETE FROM seen WHERE agenda = ${agenda} AND person = ${person} AND place <> ${EVERYWHERE}
          AND seq <= ${Math.min(upTo, last)}`
      }),
  }
}

/** Within a transaction that somebody else commits. */
export function removeSeenOf(sql: SQLTagStore, agenda: AgendaId): void {
  sql.run`DELETE FROM seen WHERE agenda = ${agenda}`
}
