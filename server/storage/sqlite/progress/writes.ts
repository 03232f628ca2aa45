/** Everything that is written of the progress, each in one transaction. Runs in the writer's thread. */
import type { SQLTagStore } from 'node:sqlite'
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { PROGRESS_FORM } from '../../../progress/progressWatch.ts'
import { type Connection, inTransaction } from '../connection.ts'
import type { ProgressPosition, ProgressStep } from './readOn.ts'

export function progressWrites(connection: Connection) {
  const { sql } = connection
  return {
    /** Nothing of an agenda whose log was cut, or whose progress was read on by somebody else, since it was read. @returns those saved */
    saveProgress: (steps: readonly ProgressStep[]): AgendaId[] =>
      inTransaction(connection, () =>
        steps.flatMap((step) => {
          if (!follows(sql, step)) return []
          save(sql, step)
          return [step.agenda]
        }),
      ),
  }
}

function follows(sql: SQLTagStore, { agenda, epoch, from, to }: ProgressStep): boolean {
  const isThere = sql.get`SELECT 1 FROM agendas
    WHERE id = ${agenda} AND epoch = ${epoch} AND last_seq >= ${to} AND NOT deleted`
  const kept = sql.get`SELECT seq, form FROM progress WHERE agenda = ${agenda}` as
    | ProgressPosition
    | undefined
  return isThere !== undefined && kept?.seq === from?.seq && kept?.form === from?.form
}

function save(sql: SQLTagStore, { agenda, to, tally, headings, isAnew, items, gone }: ProgressStep): void {
  if (isAnew) removeProgressOf(sql, agenda)
  sql.run`INSERT INTO progress (agenda, seq, form, tally, headings)
    VALUES (${agenda}, ${to}, ${PROGRESS_FORM}, ${JSON.stringify(tally)}, ${JSON.stringify(headings)})
    ON CONFLICT DO UPDATE SET seq = excluded.seq, tally = excluded.tally, headings = excluded.headings`
  for (const id of [...gone, ...items.map(({ id }) => id)]) {
    sql.run`DELETE FROM progress_items WHERE agenda = ${agenda} AND item = ${id}`
    sql.run`DELETE FROM progress_people WHERE agenda = ${agenda} AND item = ${id}`
    sql.run`DELETE FROM progress_tasks WHERE agenda = ${agenda} AND item = ${id}`
  }
  for (const { id, place, item } of items) {
    sql.run`INSERT INTO progress_items (agenda, item, place, details)
      VALUES (${agenda}, ${id}, ${place}, ${JSON.stringify(item)})`
    for (const person of item.responsibles)
      sql.run`INSERT INTO progress_people (person, agenda, item) VALUES (${person}, ${agenda}, ${id})`
    for (const person of new Set(item.tasks.map((task) => task.person)))
      sql.run`INSERT INTO progress_tasks (person, agenda, item) VALUES (${person}, ${agenda}, ${id})`
  }
}

/** Within a transaction that somebody else commits; it is derived anew, if the agenda stays. */
export function removeProgressOf(sql: SQLTagStore, agenda: AgendaId): void {
  sql.run`DELETE FROM progress_people WHERE agenda = ${agenda}`
  sql.run`DELETE FROM progress_tasks WHERE agenda = ${agenda}`
  sql.run`DELETE FROM progress_items WHERE agenda = ${agenda}`
  sql.run`DELETE FROM progress WHERE agenda = ${agenda}`
}
