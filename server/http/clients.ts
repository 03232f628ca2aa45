/** `/api/agendas/<id>/clients/<client>`: whose a client id is, so that the page can say who wrote what stands in the document. */
import type { Request } from 'express'
import type { ClientOwner } from '../../shared/protocol/api.ts'
import type { Directory, UpdateLog } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

export function clientRoutes(directory: Directory, updateLog: Pick<UpdateLog, 'ownerOf'>): Route[] {
  return [
    {
      method: 'get',
      path: '/api/agendas/:id/clients/:client',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
        const id = await updateLog.ownerOf(agenda.id, readClient(request))
        // The server's own, which gives files and adds fields, is nobody's.
        const owner = id === null ? null : { id, name: (await directory.person(id))?.name ?? null }
        response.json(owner satisfies ClientOwner | null)
      },
    },
  ]
}

/** @throws HttpProblem 404 when it is none */
function readClient(request: Request): number {
  const client = pathPart(request, 'client')
  if (!/^\d{1,10}$/.test(client)) throw new HttpProblem(404)
  return Number(client)
}
