/**
 * `/api/councils/<id>/agendas`: a new agenda, by the secretariat: from the council's template, from its last agenda, or from a file whose
 * report is shown before anything is made.
 */
import { createHash } from 'node:crypto'
import express, { type Request } from 'express'
import { type AgendaId, KEY_PATTERN, type PersonId } from '../../shared/agenda/document.ts'
import { isLikelyYear, readLocal } from '../../shared/agenda/localTime.ts'
import type { StandingNode } from '../../shared/council/settings.ts'
import { isShippedTemplate, shippedTemplate } from '../../shared/council/templates.ts'
import type {
  AgendaBeginnings,
  ImportPreview,
  MadeAgenda,
  NewAgendaOrder,
} from '../../shared/protocol/api.ts'
import type { SignedIn } from '../accounts/sessions.ts'
import { describeLast, lastAgendaOf } from '../councils/lastAgenda.ts'
import { makeAgenda } from '../councils/makeAgenda.ts'
import { importAgenda, readImport } from '../exchange/importAgenda.ts'
import { ImportRefused } from '../exchange/importRefused.ts'
import { openInThread } from '../exchange/openFile.ts'
import { MAX_FILE_BYTES } from '../exchange/reading/decodeText.ts'
import { type Council, type Directory, Taken, type UpdateLog } from '../storage/storage.ts'
import { openCouncilAsSecretariat } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { limitMaking } from './rateLimits.ts'
import { pathPart, type Route } from './route.ts'

export interface NewAgendaDeps {
  directory: Directory
  updateLog: Pick<UpdateLog, 'load'>
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

export function newAgendaRoutes(deps: NewAgendaDeps): Route[] {
  const { directory, now } = deps
  const makeOnce = onceAtATime()
  return [
    {
      method: 'get',
      path: '/api/councils/:id/agendas/beginnings',
      access: 'signed-in',
      handle: async (request, response, who) => {
        response.json(await beginningsOf(deps, await asked(directory, request, who)))
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/agendas',
      access: 'signed-in',
      before: [express.json({ limit: '64kb' }), limitMaking()],
      handle: async (request, response, who) => {
        const council = await asked(directory, request, who)
        const order = readOrder(request)
        const id = idOf(council, who.person.id, order.key)
        await makeOnce(id, async () => {
          await adoptTemplate(deps, council, order, who.person.id)
          await makeAgenda(deps, { id, council, order, by: who.person.id })
        })
        response.status(201).json({ id } satisfies MadeAgenda)
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/agendas/preview',
      access: 'signed-in',
      before: [limitMaking()],
      handle: async (request, response, who) => {
        const council = await asked(directory, request, who)
        response.json(await orRefused(previewOf(directory, council, await readFile(request))))
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/agendas/import',
      access: 'signed-in',
      before: [limitMaking()],
      handle: async (request, response, who) => {
        const council = await asked(directory, request, who)
        const id = idOf(council, who.person.id, keyIn(request.query.key))
        const file = await readFile(request)
        const by = { by: who.person.id, connection: 'server', now: now() }
        await makeOnce(id, async () => {
          if (await isMade(directory, id)) return
          await orRefused(
            importAgenda(directory, { ...file, ...by, council: council.name, id, open: openInThread }),
          )
        })
        response.status(201).json({ id } satisfies MadeAgenda)
      },
    },
  ]
}

/** @throws HttpProblem when it is not the secretariat of this council who asks */
const asked = (directory: Directory, request: Request, { person }: SignedIn): Promise<Council> =>
  openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))

// ── Once ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The key names the agenda: asked once more by the same person, it is the same one. */
const idOf = ({ id }: Council, person: PersonId, key: string): AgendaId =>
  createHash('sha256').update(`${id} ${person} ${key}`).digest('base64url').slice(0, 21)

/** @returns what does something of one name once, also for those who ask meanwhile; what was done before is done */
function onceAtATime(): (id: AgendaId, work: () => Promise<void>) => Promise<void> {
  const going = new Map<AgendaId, Promise<void>>()
  return (id, work) => {
    const known = going.get(id)
    if (known !== undefined) return known
    const made = work()
      .catch((error: unknown) => {
        if (!(error instanceof Taken)) throw error
      })
      .finally(() => going.delete(id))
    going.set(id, made)
    return made
  }
}

const isMade = async (directory: Directory, id: AgendaId): Promise<boolean> =>
  ((await directory.agenda(id)) ?? (await directory.agendaPutAway(id))) !== null

// ── From the template, or the last one ───────────────────────────────────────────────────────────────────────────────

async function beginningsOf(deps: NewAgendaDeps, council: Council): Promise<AgendaBeginnings> {
  const { settings, revision } = await deps.directory.revisedSettings(council.id)
  const { standing, numbering } = settings.template
  const last = await lastAgendaOf(deps, council.id)
  return {
    ...{ revision, standing: countOf(standing), numbering, deadlines: settings.deadlines },
    last: last && (await describeLast(deps, last)),
  }
}

const countOf = (nodes: readonly StandingNode[]): number =>
  nodes.reduce((sum, { children }) => sum + 1 + countOf(children), 0)

/** The template that was chosen with the first agenda is the council's from then on. */
async function adoptTemplate(
  { directory, now }: NewAgendaDeps,
  { id }: Council,
  { template }: NewAgendaOrder,
  person: PersonId,
): Promise<void> {
  if (template === undefined) return
  const { settings, revision } = await directory.revisedSettings(id)
  if (revision > 0) return
  const chosen = { ...settings, template: shippedTemplate(template) }
  const saved = await directory.changeCouncilSettings(id, {
    ...{ settings: chosen, revision, by: { person }, at: now() },
  })
  if (saved === null) throw new HttpProblem(409, 'settingsConflict')
}

const LONGEST_LINE = 200

/** @throws HttpProblem 400, with a sentence for what is wrong */
function readOrder({ body }: Request): NewAgendaOrder {
  const { key, from, template, leaveOut, title, startsAt, endsAt, place } = (body ??
    {}) as Partial<NewAgendaOrder>
  if (from !== 'template' && from !== 'last') throw new HttpProblem(400)
  if (template !== undefined && !isShippedTemplate(template)) throw new HttpProblem(400)
  if (leaveOut !== undefined && !isListOfIds(leaveOut)) throw new HttpProblem(400)
  const named = lineIn(title)
  if (named === '') throw new HttpProblem(400, 'newAgendaNoTitle')
  const times = { startsAt: timeIn(startsAt), endsAt: timeIn(endsAt) }
  if (times.endsAt !== null && times.startsAt === null) throw new HttpProblem(400, 'newAgendaBadTime')
  if (times.endsAt !== null && times.endsAt < times.startsAt!)
    throw new HttpProblem(400, 'newAgendaEndsEarly')
  return {
    ...{ key: keyIn(key), from, title: named, ...times, place: lineIn(place ?? '') },
    ...(template !== undefined && { template }),
    ...(leaveOut !== undefined && { leaveOut }),
  }
}

function keyIn(key: unknown): string {
  if (typeof key !== 'string' || !KEY_PATTERN.test(key)) throw new HttpProblem(400)
  return key
}

const isListOfIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((id) => typeof id === 'string' && KEY_PATTERN.test(id))

/** Signs that nobody sees could end a line of a mail. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu

function lineIn(value: unknown): string {
  if (typeof value !== 'string') throw new HttpProblem(400)
  const line = value.replace(/\s+/g, ' ').replace(UNSEEN, '').trim()
  if (line.length > LONGEST_LINE) throw new HttpProblem(400, 'settingsTooLong')
  return line
}

function timeIn(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const local = typeof value === 'string' && value.length === 16 ? readLocal(value) : null
  if (local === null || !isLikelyYear(local.day)) throw new HttpProblem(400, 'newAgendaBadTime')
  return value as string
}

// ── From a file ──────────────────────────────────────────────────────────────────────────────────────────────────────

interface SentFile {
  bytes: Uint8Array
  fileName: string
}

/** What is sent beyond this is not even read to its end (bytes): whoever sends it means no agenda. */
const PATIENCE = 4 * MAX_FILE_BYTES

/** Not before it is known who asks. What is too large is not kept, but read on for a while: only then is the answer heard. */
async function readFile(request: Request): Promise<SentFile> {
  const { name } = request.query
  if (typeof name !== 'string' || name.length > LONGEST_LINE) throw new HttpProblem(400)
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length <= MAX_FILE_BYTES) parts.push(part)
    else parts.length = 0
    if (length > PATIENCE) break
  }
  if (length > MAX_FILE_BYTES) throw new HttpProblem(400, 'importRefusedTooLarge')
  return { bytes: Buffer.concat(parts), fileName: name }
}

async function previewOf(directory: Directory, council: Council, file: SentFile): Promise<ImportPreview> {
  const read = await readImport(directory, { ...file, council: council.name, open: openInThread })
  const { facts, people, sections, items, report } = read
  const names = [...new Set(read.names)]
  const isNew = new Set(people.newPeople.map(({ id }) => id))
  return {
    ...{ title: facts.title, startsAt: facts.startsAt, endsAt: facts.endsAt, place: facts.place },
    ...{ sections, items },
    found: names.filter((name) => !isNew.has(people.idOf(name))),
    notFound: names.filter((name) => isNew.has(people.idOf(name))),
    report,
  }
}

/** Why a file makes no agenda is said in the reader's language. */
async function orRefused<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof ImportRefused ? new HttpProblem(400, error.key) : error
  }
}
