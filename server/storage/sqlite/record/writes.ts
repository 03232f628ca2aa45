/** Everything that is written into the record, each in one transaction. Runs in the writer's thread. */

import type { NewRecorded } from '../../storage.ts'
import { type Connection, inTransaction } from '../connection.ts'
import type { ReadOn } from './readOn.ts'
import { insertRecorded } from './rows.ts'

export function recordWrites(connection: Connection) {
  const { sql } = connection
  return {
    addRecorded: (rows: readonly NewRecorded[]): void =>
      inTransaction(connection, () => {
        for (const row of rows) insertRecorded(sql, row)
      }),

    /** Nothing of an agenda whose log was cut, or read on by somebody else, since it was read. */
    saveReadOn: (slices: readonly ReadOn[]): void =>
      inTransaction(connection, () => {
        for (const { agenda, epoch, from, to, rows } of slices) {
          const { changes } = sql.run`UPDATE agendas SET recorded_seq = ${to}
            WHERE id = ${agenda} AND epoch = ${epoch} AND recorded_seq = ${from} AND NOT deleted`
          if (Number(changes) === 1) for (const row of rows) insertRecorded(sql, row)
        }
      }),
  }
}
