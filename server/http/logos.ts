/**
 * `/api/councils/<id>/logos`: pictures that a council's papers may have. One is kept by its hash before the settings name it, and stays, so
 * that what was sent out with it can be shown as it was.
 */
import { createHash } from 'node:crypto'
import express, { type Response } from 'express'
import { LARGEST_LOGO_BYTES, type LogoKept } from '../../shared/protocol/api.ts'
import { logoKind } from '../attachments/logoKind.ts'
import type { Exporting } from '../exchange/exporting.ts'
import type { Directory, KeptLogo } from '../storage/storage.ts'
import { openCouncilAsMember, openCouncilAsSecretariat, openSent } from './authorize.ts'
import { exportProblem } from './exports.ts'
import { HttpProblem } from './problem.ts'
import { pathPart, type Route } from './route.ts'

export interface LogoDeps {
  directory: Directory
  exporting: Pick<Exporting, 'draws'>
}

export function logoRoutes({ directory, exporting }: LogoDeps): Route[] {
  return [
    {
      method: 'post',
      path: '/api/councils/:id/logos',
      access: 'signed-in',
      before: [express.raw({ type: () => true, limit: 2 * LARGEST_LOGO_BYTES })],
      handle: async (request, response, { person }) => {
        const council = await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
        const bytes: unknown = request.body
        // Read on for a while: only then is the answer heard.
        if (bytes instanceof Uint8Array && bytes.length > LARGEST_LOGO_BYTES)
          throw new HttpProblem(413, 'logoTooLarge')
        if (!(bytes instanceof Uint8Array)) throw new HttpProblem(400, 'logoNoPicture')
        const kind = await logoKind(bytes)
        if ('refused' in kind) throw new HttpProblem(400, kind.refused)
        const { type } = kind
        // Judged whole, by what sets the papers: its head says nothing of whether the rest is there.
        if (!(await exporting.draws({ type, bytes }).catch(exportProblem)))
          throw new HttpProblem(400, 'logoBroken')
        const hash = createHash('sha256').update(bytes).digest('hex')
        if (!(await directory.keepLogo(council.id, { hash, type, bytes })))
          throw new HttpProblem(409, 'logosTooMany')
        response.status(201).json({ hash, type } satisfies LogoKept)
      },
    },
    {
      method: 'get',
      path: '/api/councils/:id/logos/:hash',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const council = await openCouncilAsMember(directory, person, pathPart(request, 'id'))
        sendLogo(response, await directory.logo(council.id, pathPart(request, 'hash')))
      },
    },
    // For who knows the agenda alone, as a paper does.
    {
      method: 'get',
      path: '/api/agendas/:id/logos/:hash',
      access: 'signed-in',
      handle: async (request, response, { person }) => {
        const { council } = await openSent(directory, person, pathPart(request, 'id'))
        sendLogo(response, await directory.logo(council.id, pathPart(request, 'hash')))
      },
    },
  ]
}

/** @throws HttpProblem 404 */
function sendLogo(response: Response, logo: KeptLogo | null): void {
  if (logo === null) throw new HttpProblem(404)
  // Opened by itself it is a page: one that may do nothing.
  response.set({
    'Content-Type': logo.type,
    'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, max-age=31536000, immutable',
  })
  response.end(logo.bytes)
}
