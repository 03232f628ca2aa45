/**
 * `/api/agendas/<id>/put-away` and `/api/councils/<id>/put-away`: the secretariat puts an agenda out of sight, brings it back, or has it
 * deleted for good.
 */
import type { Request } from 'express'
import type { AgendaPutAway } from '../../shared/protocol/api.ts'
import type { SignedIn } from '../accounts/sessions.ts'
import { wayBackUntil } from '../councils/putAway.ts'
import type { Directory, PutAwayAgenda } from '../storage/storage.ts'
import { openAsSecretariat, openCouncilAsSecretariat } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

export function putAwayRoutes(directory: Directory, now: () => number): Route[] {
  return [
    {
      method: 'post',
      path: '/api/agendas/:id/put-away',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const agenda = await openAsSecretariat(directory, person, pathPart(request, 'id'))
        if (!(await directory.putAgendaAway(agenda.id, { person: person.id }, now())))
          throw new HttpProblem(404)
        response.status(204).end()
      },
    },
    {
      method: 'get',
      path: '/api/councils/:id/put-away',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const council = await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
        const all = await directory.agendasPutAway()
        response.json(all.filter((agenda) => agenda.council.id === council.id).map(listEntry))
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/put-away/:agenda/return',
      access: 'signed-in',
      handle: async (request, response, who) => {
        const { id } = await asked(directory, request, who)
        const by = { person: who.person.id }
        if (!(await directory.takeAgendaBack(id, by, now()))) throw new HttpProblem(404)
        response.status(204).end()
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/put-away/:agenda/deletion',
      access: 'signed-in',
      handle: async (request, response, who) => {
        const { id } = await asked(directory, request, who)
        await directory.markAgendaDeleted(id, { person: who.person.id }, 'put-away')
        response.status(204).end()
      },
    },
  ]
}

/** @throws HttpProblem when it is not the secretariat who asks, or no agenda of this council that is put away */
async function asked(directory: Directory, request: Request, { person }: SignedIn): Promise<PutAwayAgenda> {
  const council = await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
  const agenda = await directory.agendaPutAway(pathPart(request, 'agenda'))
  if (agenda?.council.id !== council.id) throw new HttpProblem(404)
  return agenda
}

const listEntry = ({ id, facts, putAwayAt }: PutAwayAgenda): AgendaPutAway => ({
  ...{ id, title: facts.title, startsAt: facts.startsAt, putAwayAt },
  until: wayBackUntil({ putAwayAt }),
})
