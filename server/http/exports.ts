/**
 * `/api/agendas/<id>/export`: the agenda as it is now, or one of its items, as a file, for whoever reads the draft. A program asks for the file
 * alone; a page is told how far it is as well, in the same answer: who hangs up stops the work, and nothing is left of it.
 */
import type { Request, Response } from 'express'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import type { ExportLine } from '../../shared/protocol/exports.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/record/recordEvent.ts'
import { downloadName } from '../attachments/downloadName.ts'
import { type ExportedFile, ExportRefused, type ExportWishes } from '../exchange/exportAgenda.ts'
import { ExportBroken, ExportBusy, type ExportWatch } from '../exchange/exporting.ts'
import type { Recorder } from '../record/recorder.ts'
import type { Directory, Person } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { HttpProblem, LINES } from './problem.ts'
import { limitExports } from './rateLimits.ts'
import { pathPart, type Route } from './route.ts'

export interface ExportDeps {
  directory: Directory
  recorder: Recorder
  /** As `exportAgenda`. */
  exportFile: (agenda: AgendaId, wishes: ExportWishes) => Promise<ExportedFile>
}

export function exportRoutes(deps: ExportDeps): Route[] {
  const limit = limitExports()
  return [
    {
      method: 'get',
      path: '/api/agendas/:id/export',
      access: 'signed-in',
      before: [limit],
      handle: async (request, response, { person }) => {
        const begin = await prepare(deps, person, request, response)
        const file = await begin()
        if (file === null) return
        response.attachment(file.saved)
        response.set({ 'Content-Type': file.type, 'X-Content-Type-Options': 'nosniff' })
        response.end(file.bytes)
      },
    },
    {
      method: 'get',
      path: '/api/agendas/:id/export/steps',
      access: 'signed-in',
      before: [limit],
      handle: async (request, response, { person }) => {
        const begin = await prepare(deps, person, request, response)
        // What stands between keeps no line back to send it with the next.
        response.set({
          'Content-Type': LINES,
          'X-Content-Type-Options': 'nosniff',
          'X-Accel-Buffering': 'no',
        })
        const tell = (line: ExportLine) => void response.write(`${JSON.stringify(line)}\n`)
        response.flushHeaders()
        const file = await begin({ onWait: (before) => tell({ waiting: before }), onStep: tell })
        if (file === null) return
        const { saved: name, type, bytes, pages } = file
        tell({ file: { name, type, bytes: bytes.length, ...(pages !== undefined && { pages }) } })
        response.end(bytes)
      },
    },
  ]
}

/** A file, and what it is called where it is saved. */
type ReadyFile = ExportedFile & { saved: string }

/**
 * Looks whether it may be made, before anything is answered.
 * @returns makes it, and puts into the record that it was taken; `null`: whoever asked has gone, and nothing was taken out
 */
async function prepare(
  { directory, recorder, exportFile }: ExportDeps,
  person: Person,
  request: Request,
  response: Response,
): Promise<(watch?: ExportWatch) => Promise<ReadyFile | null>> {
  const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
  refuseOtherSites(request)
  const wishes = readWishes(request)
  const leaving = new AbortController()
  response.once('close', () => leaving.abort())
  return async (watch) => {
    const { signal } = leaving
    const file = await exportFile(agenda.id, { ...wishes, ...watch, signal }).catch(exportProblem)
    if (file === null) return null
    // It may have taken a minute, in which they were put out, or the agenda away.
    await openAgenda(directory, person, agenda.id)
    if (signal.aborted) return null
    const { format } = wishes
    await recorder.record(agenda.council.id, { person: person.id }, { is: 'exported', format }, agenda.id)
    return { ...file, saved: downloadName(`${file.name}.${format}`, file.type, format) }
  }
}

/** That somebody took a copy is recorded: no link on another site shall have that done. Old browsers say nothing of it. */
function refuseOtherSites({ headers }: Request): void {
  if (headers['sec-fetch-site'] === 'cross-site') throw new HttpProblem(403)
}

/** @throws HttpProblem 400 for what is not understood */
function readWishes({ query }: Request): ExportWishes {
  const { format, item, comments } = query
  if (!isFormat(format)) throw new HttpProblem(400, 'exportUnknownFormat')
  if (item !== undefined && typeof item !== 'string') throw new HttpProblem(400)
  const which = comments === undefined ? null : COMMENTS.get(comments)
  if (which === undefined) throw new HttpProblem(400)
  return { format, ...(item && { item: item satisfies ItemId }), ...(which && { comments: which }) }
}

/** What `comments=` can say. */
const COMMENTS = new Map<unknown, ExportWishes['comments']>([
  ['1', 'open'],
  ['open', 'open'],
  ['all', 'all'],
])

const isFormat = (value: unknown): value is ExportFormat =>
  (EXPORT_FORMATS as readonly unknown[]).includes(value)

/** @returns `null` where it was given up, as nobody wants it any more */
export function exportProblem(error: unknown): null {
  if (error instanceof ExportRefused) throw new HttpProblem(404, error.key)
  if (error instanceof ExportBusy) throw new HttpProblem(503)
  if (error instanceof ExportBroken)
    throw Object.assign(new HttpProblem(500, 'exportBroken'), { cause: error })
  if ((error as Error).name === 'AbortError') return null
  throw error
}
