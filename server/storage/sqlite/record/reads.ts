/** What is read of the record, in a thread of its own. */
import type { AgendaFacts, AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { RecordFilter, RecordPlace, RecordStore, StoredRecorded } from '../../storage.ts'
import type { Connection } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'
import { actorOf, eventOf, type RecordRow } from './rows.ts'

/** @see RecordStore.page */
export function recordPage(
  { sql }: Connection,
  council: string,
  { person, agenda, kinds, from, until }: RecordFilter,
  before: RecordPlace | null,
  limit: number,
): StoredRecorded[] {
  const list = kinds === null ? null : JSON.stringify(kinds)
  const [at, id] = [before?.at ?? Number.MAX_SAFE_INTEGER, before?.id ?? Number.MAX_SAFE_INTEGER]
  const rows = withTypedErrors(
    () => sql.all`SELECT id, at, person, program, kind, agenda, details FROM record
      WHERE council = ${council} AND (at, id) < (${at}, ${id})
        AND (${person} IS NULL OR person = ${person})
        AND (${agenda} IS NULL OR agenda = ${agenda})
        AND (${list} IS NULL OR kind IN (SELECT value FROM json_each(${list})))
        AND (${from} IS NULL OR at >= ${from}) AND (${until} IS NULL OR at < ${until})
      ORDER BY at DESC, id DESC LIMIT ${limit}`,
  ) as unknown as RecordRow[]
  return rows.map((row) => ({
    ...{ id: row.id, at: row.at, by: actorOf(row), agenda: row.agenda, event: eventOf(row) },
  }))
}

/** @see RecordStore.subjects */
export function recordSubjects(
  { sql }: Connection,
  council: string,
): Awaited<ReturnType<RecordStore['subjects']>> {
  return withTypedErrors(() => {
    const people = sql.all`SELECT DISTINCT person FROM record WHERE council = ${council} AND person IS NOT NULL`
    const agendas = sql.all`SELECT told.agenda AS id, facts, details
      FROM (SELECT DISTINCT agenda FROM record WHERE council = ${council} AND agenda IS NOT NULL) AS told
      LEFT JOIN agendas ON agendas.id = told.agenda AND NOT deleted
      LEFT JOIN record AS deletion ON deletion.agenda = told.agenda AND deletion.kind = 'agenda-deleted'`
    return {
      people: people.map(({ person }) => person as PersonId),
      agendas: agendas.map(({ id, facts, details }) => ({
        id: id as AgendaId,
        ...titleIn(JSON.parse((facts ?? details ?? '{}') as string)),
      })),
    }
  })
}

const titleIn = ({ title, startsAt }: Partial<AgendaFacts>) => ({
  title: title ?? null,
  startsAt: startsAt ?? null,
})
