/** `/` and `/agenda/<id>`: the page that starts the client, for those who may open what it will show. */
import type { Directory } from '../storage/storage.ts'
import { openAgenda } from './authorize.ts'
import { pathPart, type Route } from './route.ts'
import type { WebClient } from './web/webClient.ts'

export function clientPages(directory: Directory, client: WebClient): Route[] {
  return [
    {
      method: 'get',
      path: '/',
      access: 'signed-in',
      handle: (request, response) => client.sendPage(response, request.originalUrl),
    },
    {
      method: 'get',
      path: '/agenda/:id',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        await openAgenda(directory, person, pathPart(request, 'id'))
        await client.sendPage(response, request.originalUrl)
      },
    },
  ]
}
