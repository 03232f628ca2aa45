/**
 * `/`, `/agenda/<id>` and its reading view, `/council/<id>/people` and `/record`: the page that starts the client, for those who may open
 * what it will show.
 */
import type { Directory } from '../storage/storage.ts'
import { openAgenda, openCouncil, openCouncilAsSecretariat } from './authorize.ts'
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
      // Who may not see it is told so by the page, in one sentence.
      method: 'get',
      path: '/council/:id/record',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        await openCouncil(directory, person, pathPart(request, 'id'))
        await client.sendPage(response, request.originalUrl)
      },
    },
    ...['/agenda/:id', '/agenda/:id/laes'].map(
      (path): Route => ({
        method: 'get',
        path,
        access: 'signed-in',
        handle: async (request, response, { person }) => {
          await openAgenda(directory, person, pathPart(request, 'id'))
          await client.sendPage(response, request.originalUrl)
        },
      }),
    ),
    {
      method: 'get',
      path: '/council/:id/people',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
        await client.sendPage(response, request.originalUrl)
      },
    },
  ]
}
