/** `/api/me`, `/api/me/items`, `/api/me/tasks`, `/api/me/meetings`, `/api/agendas` and `/api/agendas/<id>`: who one is, what one writes and is to do, which agendas one may open, and where one meets. */
import type { AgendaHead, ListedAgenda, Me, OwnItem, OwnTask } from '../../shared/protocol/api.ts'
import type { Meeting } from '../../shared/protocol/versions.ts'
import { type ListParts, Lists, listEntry } from '../progress/lists.ts'
import type { Directory, Person, ProgressStore, VersionStore } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { pathPart, type Route } from './route.ts'

export interface AgendaDeps extends Pick<ListParts, 'heads'> {
  versions: VersionStore
  directory: Directory
  progress: ProgressStore
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

export function agendaRoutes(deps: AgendaDeps): Route[] {
  const { directory } = deps
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
      path: '/api/me/items',
      access: 'signed-in',
      handle: async (_request, response, { person }) => {
        response.json((await new Lists(deps).ownItems(person)) satisfies OwnItem[])
      },
    },
    {
      method: 'get',
      path: '/api/me/tasks',
      access: 'signed-in',
      handle: async (_request, response, { person }) => {
        response.json((await new Lists(deps).ownTasks(person)) satisfies OwnTask[])
      },
    },
    {
      method: 'get',
      path: '/api/me/meetings',
      access: 'signed-in',
      handle: async (_request, response, { person }) => {
        response.json((await new Lists(deps).meetings(person)) satisfies Meeting[])
      },
    },
    {
      method: 'get',
      path: '/api/agendas',
      access: 'signed-in',
      handle: async (_request, response, { person }) => {
        response.json((await new Lists(deps).agendas(person)) satisfies ListedAgenda[])
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
