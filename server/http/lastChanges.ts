/** `/api/agendas/<id>/last-changes`: when each item was changed last, and by whom, for the board. */
import type { Request } from 'express'
import type { ItemChanges } from '../../shared/protocol/api.ts'
import type { Directory, UpdateLog } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

export function lastChangeRoutes(directory: Directory, updateLog: Pick<UpdateLog, 'lastChanges'>): Route[] {
  return [
    {
      method: 'get',
      path: '/api/agendas/:id/last-changes',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
        const found = await updateLog.lastChanges(agenda.id, readAfter(request))
        if (found === null) throw new HttpProblem(404)
        const ids = new Set(found.changes.flatMap((change) => change.person ?? []))
        const people = await Promise.all([...ids].map((id) => directory.person(id)))
        const names = new Map(people.flatMap((one) => (one === null ? [] : [[one.id, one.name]])))
        const items = found.changes.map(({ item, at, person: id }) => ({
          ...{ item, at, by: id === null ? null : { id, name: names.get(id) ?? null } },
        }))
        response.json({ seq: found.seq, items } satisfies ItemChanges)
      },
    },
  ]
}

/** @throws HttpProblem 400 when it is no number */
function readAfter({ query }: Request): number {
  const { after } = query
  if (after === undefined) return 0
  if (typeof after !== 'string' || !/^\d{1,15}$/.test(after)) throw new HttpProblem(400)
  return Number(after)
}
