/**
 * `/`, `/agenda/<id>`, its board and its reading view, `/council/<id>/people`, `/settings` and `/record`: the page that starts the client, for those who may open
 * what it will show.
 */
import type { Directory } from '../storage/storage.ts'
import { openAgenda, openCouncil, openCouncilAsSecretariat } from './authorize.ts'
import { pathPart, type Route } from './route.ts'
import type { WebClient } from './web/webClient.ts'

/** Where the page is, and what its id must open to whoever asks for it. */
const PAGES = [
  ['/agenda/:id', openAgenda],
  ['/agenda/:id/fremdrift', openAgenda],
  ['/agenda/:id/laes', openAgenda],
  ['/agenda/:id/kommentarer', openAgenda],
  ['/council/:id/people', openCouncilAsSecretariat],
  ['/council/:id/settings', openCouncilAsSecretariat],
  // Who may not see it is told so by the page, in one sentence.
  ['/council/:id/record', openCouncil],
] as const

export function clientPages(directory: Directory, client: WebClient): Route[] {
  return [
    {
      method: 'get',
      path: '/',
      access: 'signed-in',
      handle: (request, response) => client.sendPage(response, request.originalUrl),
    },
    ...PAGES.map(
      ([path, open]): Route => ({
        method: 'get',
        path,
        access: 'signed-in',
        handle: async (request, response, { person }) => {
          await open(directory, person, pathPart(request, 'id'))
          await client.sendPage(response, request.originalUrl)
        },
      }),
    ),
  ]
}
