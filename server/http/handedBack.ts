/** `/api/agendas/<id>/handed-back/<id>`: words that a merge swallowed are put in, or are not wanted; or they wait again. */
import express, { type Request } from 'express'
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { FinishHandedBack } from '../../shared/protocol/api.ts'
import type { Directory, HandedBackRow, Person, UpdateLog } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

export interface HandedBackDeps {
  directory: Directory
  updateLog: Pick<UpdateLog, 'handedBack' | 'finishHandedBack'>
  /** Told when it is on disk. */
  onHandedBackDone: (agenda: AgendaId, row: HandedBackRow) => void | Promise<void>
  now: () => number
}

export function handedBackRoutes(deps: HandedBackDeps): Route[] {
  const { updateLog, onHandedBackDone, now } = deps
  return [
    {
      method: 'post',
      path: '/api/agendas/:id/handed-back/:words',
      access: 'signed-in',
      before: [express.json({ limit: '1kb' })],
      handle: async (request, response, { person }) => {
        const agenda = pathPart(request, 'id')
        const row = await openHandedBack(deps, person, agenda, pathPart(request, 'words'))
        const { done, length } = bodyOf(request)
        const finish = { how: done, person: person.id, at: now(), ...(length !== undefined && { length }) }
        if (!(await updateLog.finishHandedBack(agenda, row.id, finish))) throw new HttpProblem(409)
        if ((row.done === null) !== (done === null)) await onHandedBackDone(agenda, { ...row, done })
        response.status(204).end()
      },
    },
  ]
}

/** @throws HttpProblem 404 when there is none, 403 when it is somebody else's */
async function openHandedBack(
  { directory, updateLog }: HandedBackDeps,
  person: Person,
  agenda: AgendaId,
  id: string,
): Promise<HandedBackRow> {
  const { role } = await openAgenda(directory, person, agenda)
  const row = await updateLog.handedBack(agenda, id)
  if (row === null) throw new HttpProblem(404)
  if (row.author !== person.id && role !== 'secretariat') throw new HttpProblem(403)
  return row
}

function bodyOf({ body }: Request): FinishHandedBack {
  const { done, length } = (body ?? {}) as Partial<FinishHandedBack>
  if (done !== 'put-in' && done !== 'dismissed' && done !== null) throw new HttpProblem(400)
  if (length !== undefined && !Number.isSafeInteger(length)) throw new HttpProblem(400)
  return { done, ...(length !== undefined && { length }) }
}
