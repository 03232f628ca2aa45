/**
 * `/`, `/agenda/<id>`, its other views and what was sent of it, `/council/<id>/people`, `/settings` and `/record`: the page that starts the client, for those who may open
 * what it will show.
 */
import { opensDrafts } from '../accounts/drafts.ts'
import type { Directory } from '../storage/storage.ts'
import { openAsMember, openCouncil, openCouncilAsSecretariat } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'
import type { WebClient } from './web/webClient.ts'

/** Where the page is, and what its id must open to whoever asks for it. */
const PAGES = [
  ['/agenda/:id/read', openAsMember],
  ['/council/:id/people', openCouncilAsSecretariat],
  ['/council/:id/settings', openCouncilAsSecretariat],
  // Who may not see it is told so by the page, in one sentence.
  ['/council/:id/record', openCouncil],
] as const

/** Of a draft. Participants are led from there to what was sent; what stands behind `#` in the address goes along. */
const DRAFT_PAGES = ['', '/fremdrift', '/laes', '/kommentarer'] as const

export function clientPages(directory: Directory, client: WebClient): Route[] {
  return [
    {
      method: 'get',
      path: '/',
      access: 'signed-in',
      handle: (request, response) => client.sendPage(response, request.originalUrl),
    },
    ...DRAFT_PAGES.map(
      (view): Route => ({
        method: 'get',
        path: `/agenda/:id${view}`,
        access: 'signed-in',
        handle: async (request, response, { person }) => {
          const id = pathPart(request, 'id')
          const { role } = await openAsMember(directory, person, id)
          if (opensDrafts(role)) await client.sendPage(response, request.originalUrl)
          else response.redirect(303, `/agenda/${encodeURIComponent(id)}/read`)
        },
      }),
    ),
    {
      method: 'get',
      path: '/agenda/:id/read/:number',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        await openAsMember(directory, person, pathPart(request, 'id'))
        if (!/^[1-9]\d{0,5}$/.test(pathPart(request, 'number'))) throw new HttpProblem(404)
        await client.sendPage(response, request.originalUrl)
      },
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
