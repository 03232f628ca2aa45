/** `/api/agendas/<id>/items/<item>/fields/<field>/history`: what a text was before, and who changed it. */
import type { Request } from 'express'
import type { EarlierText, EarlierTexts } from '../../shared/protocol/api.ts'
import type { Directory, EarlierState, UpdateLog } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

export function earlierTextRoutes(
  directory: Directory,
  updateLog: Pick<UpdateLog, 'earlierStates'>,
): Route[] {
  return [
    {
      method: 'get',
      path: '/api/agendas/:id/items/:item/fields/:field/history',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { agenda } = await openAgenda(directory, person, pathPart(request, 'id'))
        const place = { item: pathPart(request, 'item'), field: pathPart(request, 'field') }
        const found = await updateLog.earlierStates(agenda.id, place, readBefore(request))
        if (found === null) throw new HttpProblem(404)
        const texts = await Promise.all(found.states.map((state) => named(directory, state)))
        response.json({ texts, before: found.before } satisfies EarlierTexts)
      },
    },
  ]
}

/** @throws HttpProblem 400 when it is no number */
function readBefore({ query }: Request): number | null {
  const { before } = query
  if (before === undefined) return null
  if (typeof before !== 'string' || !/^\d{1,15}$/.test(before)) throw new HttpProblem(400)
  return Number(before)
}

async function named(directory: Directory, { people, ...state }: EarlierState): Promise<EarlierText> {
  const found = await Promise.all(people.map((id) => directory.person(id)))
  return { ...state, people: people.map((id, index) => ({ id, name: found[index]?.name ?? null })) }
}
