/** What `npm run dev` adds: a link that signs in as each person of the sample, without mail and as often as one likes. */
import type { IncomingMessage } from 'node:http'
import { SESSION_COOKIE, type Sessions } from '../accounts/sessions.ts'
import { samplePeople } from '../sample/sample.ts'
import type { Directory } from '../storage/storage.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

/** @param n from 1, in the order of `samplePeople` */
export const devSignInPath = (n: number): string => `/dev/as/${n}`

export function devRoutes(directory: Directory, sessions: Sessions): Route[] {
  return [
    {
      method: 'get',
      path: '/dev/as/:n',
      access: 'anyone',
      handle: async (request, response) => {
        const chosen = (await samplePeople(directory))[Number(pathPart(request, 'n')) - 1]
        if (!chosen) throw new HttpProblem(404)
        const token = await sessions.start(chosen.person)
        response.cookie(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'lax' })
        response.redirect(303, '/')
      },
    },
  ]
}

/** The build tool tells pages to reload on the server's own port; such a socket is not ours. */
export function isReloadSocket(request: IncomingMessage): boolean {
  return request.headers['sec-websocket-protocol']?.startsWith('vite-') ?? false
}
