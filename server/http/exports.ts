/** `/api/agendas/<id>/export`: the agenda as it is now, or one of its items, as a file, for whoever reads the draft. */
import type { Request } from 'express'
import type { AgendaId, ItemId } from '../../shared/agenda/document.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/record/recordEvent.ts'
import { downloadName } from '../attachments/downloadName.ts'
import { type ExportedFile, ExportRefused, type ExportWishes } from '../exchange/exportAgenda.ts'
import { ExportBroken, ExportBusy } from '../exchange/exporting.ts'
import type { Recorder } from '../record/recorder.ts'
import type { Directory } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { limitExports } from './rateLimits.ts'
import { pathPart, type Route } from './route.ts'

export interface ExportDeps {
  directory: Directory
  recorder: Recorder
  /** As `exportAgenda`. */
  exportFile: (agenda: AgendaId, wishes: ExportWishes) => Promise<ExportedFile>
}

export function exportRoutes({ directory, recorder, exportFile }: ExportDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/agendas/:id/export',
      access: 'signed-in',
      before: [limitExports()],
      handle: async (request, response, { person }) => {
        const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
        refuseOtherSites(request)
        const wishes = readWishes(request)
        const leaving = new AbortController()
        response.once('close', () => leaving.abort())
        const file = await exportFile(agenda.id, { ...wishes, signal: leaving.signal }).catch(problemOf)
        // Whoever asked has gone, and nothing was taken out.
        if (file === null || leaving.signal.aborted) return
        const { format } = wishes
        await recorder.record(agenda.council.id, { person: person.id }, { is: 'exported', format }, agenda.id)
        response.attachment(downloadName(`${file.name}.${format}`, file.type, format))
        response.set({ 'Content-Type': file.type, 'X-Content-Type-Options': 'nosniff' })
        response.end(file.bytes)
      },
    },
  ]
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
function problemOf(error: unknown): null {
  if (error instanceof ExportRefused) throw new HttpProblem(404, error.key)
  if (error instanceof ExportBusy) throw new HttpProblem(503)
  if (error instanceof ExportBroken)
    throw Object.assign(new HttpProblem(500, 'exportBroken'), { cause: error })
  if ((error as Error).name === 'AbortError') return null
  throw error
}
