/** `/api/me`, `/api/agendas` and `/api/agendas/<id>`: who one is, and which agendas one may open. */

import { nextMeetingFirst } from '../../shared/agenda/meetingOrder.ts'
import type { AgendaHead, AgendaListEntry, Me } from '../../shared/protocol/api.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import { danishTime } from '../localTime.ts'
import type { AgendaRecord, Directory, Person } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { pathPart, type Route } from './route.ts'

export function agendaRoutes(directory: Directory, now: () => number): Route[] {
  return [
    {
      method: 'get',
      path: '/api/me',
      access: 'signed-in',
      handle: async (_request, response, { person }) => {
        response.json(await me(directory, person))
      },
    },
    {
      method: 'get',
      path: '/api/agendas',
      access: 'signed-in',
      handle: async (_request, response, { person }) => {
        const agendas = await agendasOpenTo(directory, person)
        response.json(nextMeetingFirst(agendas.map(listEntry), danishTime(now()).slice(0, 16)))
      },
    },
    {
      method: 'get',
      path: '/api/agendas/:id',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { agenda, role } = await openAgenda(directory, person, pathPart(request, 'id'))
        response.json({ ...listEntry(agenda), role } satisfies AgendaHead)
      },
    },
  ]
}

async function me(directory: Directory, person: Person): Promise<Me> {
  const memberships = await directory.memberships(person.id)
  return {
    person: { id: person.id, name: person.name, email: person.email ?? '' },
    councils: memberships.map(({ council, role }) => ({ ...council, role })),
  }
}

async function agendasOpenTo(directory: Directory, person: Person): Promise<AgendaRecord[]> {
  const memberships = await directory.memberships(person.id)
  const councils = new Set(
    memberships.filter(({ role }) => opensDrafts(role)).map(({ council }) => council.id),
  )
  return (await directory.agendas()).filter(({ council }) => councils.has(council.id))
}

function listEntry({ id, council, facts, state }: AgendaRecord): AgendaListEntry {
  const { title, startsAt, place } = facts
  return { id, council: { id: council.id, name: council.name }, title, startsAt, place, state }
}
