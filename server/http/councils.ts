/** `/api/councils/<id>/people`: whom one can make responsible, for members but participants. */
import type { CouncilPerson } from '../../shared/protocol/api.ts'
import type { Directory } from '../storage/storage.ts'
import { openCouncil } from './authorize.ts'
import { pathPart, type Route } from './route.ts'

export function councilRoutes(directory: Directory): Route[] {
  return [
    {
      method: 'get',
      path: '/api/councils/:id/people',
      access: 'signed-in',
      handle: async (request, response, who) => {
        const council = await openCouncil(directory, who.person, pathPart(request, 'id'))
        const people = await directory.councilPeople(council.id)
        response.json(
          people.map(
            ({ person, role, aliases }): CouncilPerson => ({
              id: person.id,
              name: person.name,
              role,
              account: person.email !== null,
              ...(aliases.length > 0 && { aliases: aliases.map(({ id }) => id) }),
            }),
          ),
        )
      },
    },
  ]
}
