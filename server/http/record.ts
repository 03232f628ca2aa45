/** `/api/councils/<id>/record`: who did what, for the council's secretariat, page by page and as a file. */
import express, { type Request, type Response } from 'express'
import { danishTime } from '../../shared/agenda/danishTime.ts'
import { addDays } from '../../shared/agenda/localTime.ts'
import type { RecordPage } from '../../shared/protocol/api.ts'
import {
  kindsOf,
  peopleIn,
  type RecordFormat,
  SUBJECTS,
  type Subject,
} from '../../shared/record/recordEvent.ts'
import { startOfDanishDay } from '../localTime.ts'
import { RECORD_FILES, type RecordReading } from '../record/exportRecord.ts'
import type { Recorder } from '../record/recorder.ts'
import type {
  Council,
  Directory,
  RecordFilter,
  RecordPlace,
  RecordStore,
  StoredRecorded,
} from '../storage/storage.ts'
import { openCouncilAsSecretariat } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'
import { speechFor } from './speech.ts'

export interface RecordDeps {
  directory: Directory
  record: Pick<RecordStore, 'page' | 'subjects'>
  recorder: Recorder
  now: () => number
}

const ROWS_ON_PAGE = 50

/** Rows of a file that are read at once. */
const ROWS_OF_PIECE = 500

export function recordRoutes(deps: RecordDeps): Route[] {
  const { directory, record } = deps
  return [
    {
      method: 'get',
      path: '/api/councils/:id/record',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const council = await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
        const { query } = request
        const filter = readFilter(query)
        const rows = await record.page(council.id, filter, readPlace(query.before), ROWS_ON_PAGE + 1)
        response.json(await pageOf(deps, council, rows))
      },
    },
    {
      // Not GET: that somebody took a copy is itself recorded, and no other site shall have that done.
      method: 'post',
      path: '/api/councils/:id/record/export',
      access: 'signed-in',
      before: [express.urlencoded({ extended: false, limit: '4kb' })],
      handle: async (request, response, { person }) => {
        const council = await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
        const body = (request.body ?? {}) as Record<string, unknown>
        const format = body.format ?? 'csv'
        if (format !== 'csv' && format !== 'json') throw new HttpProblem(400)
        const filter = readFilter(body)
        await deps.recorder.record(council.id, { person: person.id }, { is: 'record-exported', format })
        await sendFile(deps, { council, filter, format }, request, response)
      },
    },
  ]
}

async function pageOf(
  { directory, record }: RecordDeps,
  council: Council,
  rows: StoredRecorded[],
): Promise<RecordPage> {
  const shown = rows.slice(0, ROWS_ON_PAGE)
  const last = shown.at(-1)
  const { people, agendas } = await record.subjects(council.id)
  const named = new Set([...people, ...shown.flatMap(peopleIn)])
  return {
    council: { id: council.id, name: council.name },
    rows: shown,
    before: last && rows.length > shown.length ? `${last.at}-${last.id}` : null,
    actors: people,
    people: await Promise.all(
      [...named].map(async (id) => ({ id, name: (await directory.person(id))?.name ?? null })),
    ),
    agendas,
  }
}

interface Wanted {
  council: Council
  filter: RecordFilter
  format: RecordFormat
}

async function sendFile(
  { directory, record, now }: RecordDeps,
  { council, filter, format }: Wanted,
  request: Request,
  response: Response,
): Promise<void> {
  const { language, t } = speechFor(request)
  const file = RECORD_FILES[format]
  const { agendas } = await record.subjects(council.id)
  const titles = new Map(agendas.map(({ id, title }) => [id, title ?? '']))
  const names = new Map<string, string>()
  const reading: RecordReading = {
    language,
    nameOf: (person) => names.get(person) ?? t('unknownPerson'),
    titleOf: (agenda) => titles.get(agenda) ?? '',
  }
  response.type(file.type).attachment(`${t('record')} ${danishTime(now()).slice(0, 10)}.${format}`)
  response.write(file.head(reading))
  let isFirst = true
  for (let before: RecordPlace | null = null; ; ) {
    const rows = await record.page(council.id, filter, before, ROWS_OF_PIECE)
    for (const id of new Set(rows.flatMap(peopleIn)))
      if (!names.has(id)) names.set(id, (await directory.person(id))?.name ?? t('unknownPerson'))
    for (const row of rows) {
      response.write(file.row(row, reading, isFirst))
      isFirst = false
    }
    if (rows.length < ROWS_OF_PIECE || response.destroyed) break
    if (response.writableNeedDrain)
      await new Promise((resolve) => response.once('drain', resolve).once('close', resolve))
    before = rows.at(-1)!
  }
  response.end(file.foot)
}

// ── What is asked for ────────────────────────────────────────────────────────────────────────────────────────────────

/** @throws HttpProblem 400 for what is not understood */
function readFilter(asked: Record<string, unknown>): RecordFilter {
  const subject = readText(asked.subject)
  if (subject !== null && !isSubject(subject)) throw new HttpProblem(400)
  const to = readText(asked.to)
  return {
    person: readText(asked.person),
    agenda: readText(asked.agenda),
    kinds: subject === null ? null : kindsOf(subject),
    from: readDay(readText(asked.from)),
    // Until the day after it begins.
    until: readDay(to) === null ? null : readDay(addDays(to!, 1)),
  }
}

/** Nothing chosen comes from a form as an empty text. */
function readText(value: unknown): string | null {
  if (value === undefined || value === '') return null
  if (typeof value !== 'string' || value.length > 100) throw new HttpProblem(400)
  return value
}

function readDay(day: string | null): number | null {
  if (day === null) return null
  const at = startOfDanishDay(day)
  if (at === null) throw new HttpProblem(400)
  return at
}

function readPlace(before: unknown): RecordPlace | null {
  const text = readText(before)
  if (text === null) return null
  const [, at, id] = /^(\d{1,15})-(\d{1,15})$/.exec(text) ?? []
  if (at === undefined || id === undefined) throw new HttpProblem(400)
  return { at: Number(at), id: Number(id) }
}

const isSubject = (text: string): text is Subject => (SUBJECTS as readonly string[]).includes(text)
