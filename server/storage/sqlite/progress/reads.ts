/** What is read of the progress: small, by index, on the connection of the main thread. */
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type {
  Headings,
  ItemOfPerson,
  KeptItem,
  KeptProgress,
  TaskOfPerson,
} from '../../../../shared/progress/keptProgress.ts'
import type { Tally } from '../../../../shared/progress/tally.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'

/** @see ProgressStore.of */
export function progressOf(connection: Connection, agenda: AgendaId): KeptProgress | null {
  const { sql } = connection
  return inSnapshot(connection, () => {
    const head = sql.get`SELECT tally, headings FROM progress JOIN agendas ON id = agenda
      WHERE agenda = ${agenda} AND NOT deleted`
    if (head === undefined) return null
    const rows = sql.all`SELECT details FROM progress_items WHERE agenda = ${agenda} ORDER BY place`
    return {
      tally: parsed<Tally>(head.tally),
      headings: parsed<Headings>(head.headings),
      items: rows.map(({ details }) => parsed<KeptItem>(details)),
    }
  })
}

/** @see ProgressStore.tallies */
export function tallies({ sql }: Connection): Map<AgendaId, Tally> {
  const rows = withTypedErrors(
    () => sql.all`SELECT agenda, tally FROM progress JOIN agendas ON id = agenda WHERE NOT deleted`,
  )
  return new Map(rows.map(({ agenda, tally }) => [agenda as AgendaId, parsed<Tally>(tally)]))
}

/** @see ProgressStore.itemsOf */
export function itemsOf({ sql }: Connection, council: string, ids: readonly PersonId[]): ItemOfPerson[] {
  const people = JSON.stringify(ids)
  const rows = withTypedErrors(
    () => sql.all`SELECT agenda, headings, details FROM progress_items JOIN progress USING (agenda)
      WHERE (agenda, item) IN (
        SELECT agenda, item FROM progress_people JOIN agendas ON id = agenda
        WHERE person IN (SELECT value FROM json_each(${people})) AND council = ${council} AND NOT deleted)
      ORDER BY agenda, place`,
  )
  return rows.map(({ agenda, headings, details }) => ({
    agenda: agenda as AgendaId,
    headings: parsed<Headings>(headings),
    item: parsed<KeptItem>(details),
  }))
}

/** @see ProgressStore.tasksOf */
export function tasksOf({ sql }: Connection, council: string, ids: readonly PersonId[]): TaskOfPerson[] {
  const people = JSON.stringify(ids)
  const rows = withTypedErrors(
    () => sql.all`SELECT agenda, details FROM progress_items
      WHERE (agenda, item) IN (
        SELECT agenda, item FROM progress_tasks JOIN agendas ON id = agenda
        WHERE person IN (SELECT value FROM json_each(${people})) AND council = ${council} AND NOT deleted)
      ORDER BY agenda, place`,
  )
  return rows.flatMap(({ agenda, details }) => {
    const item = parsed<KeptItem>(details)
    const own = item.tasks.filter(({ person }) => ids.includes(person))
    return own.map((task) => ({ agenda: agenda as AgendaId, item, task }))
  })
}

const parsed = <T>(json: unknown): T => JSON.parse(json as string) as T
