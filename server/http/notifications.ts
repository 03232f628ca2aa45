/** `/api/me/notifications`: what one is told, what of it is read, and how it is mailed; `/unsubscribe`: the way out that each mail has. */
import express, { type Request, type Response } from 'express'
import type { PersonId } from '../../shared/agenda/document.ts'
import { asRecord } from '../../shared/agenda/values.ts'
import { type MailChoices, REASONS, readMailChoices } from '../../shared/notifications/reasons.ts'
import type { NotificationRow } from '../../shared/protocol/api.ts'
import { notificationRows } from '../notifications/notificationRows.ts'
import { readSwitchOff, type SwitchOff } from '../notifications/switchOff.ts'
import type { Directory, NotificationStore } from '../storage/storage.ts'
import { stopPage, stoppedPage } from './pages/stopMailPages.ts'
import { HttpProblem } from './problem.ts'
import { limitFailures } from './rateLimits.ts'
import { pathPart, type Route } from './route.ts'
import { speechFor } from './speech.ts'

export interface NotificationDeps {
  directory: Directory
  notifications: NotificationStore
  /** Told when somebody's are others. */
  onNotified: (people: readonly PersonId[]) => void
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

/** The bell shows no more. */
const MOST_READ = 1000

export function notificationRoutes(deps: NotificationDeps): Route[] {
  const { notifications, onNotified, now } = deps
  const body = express.json({ limit: '16kb' })
  return [
    {
      method: 'get',
      path: '/api/me/notifications',
      access: 'signed-in',
      handle: async (_request, response, { person }) => {
        response.json((await notificationRows(notifications, person.id)) satisfies NotificationRow[])
      },
    },
    {
      method: 'post',
      path: '/api/me/notifications/read',
      access: 'signed-in',
      before: [body],
      handle: async (request, response, { person }) => {
        if (await notifications.markRead(person.id, readIds(request), now())) onNotified([person.id])
        response.status(204).end()
      },
    },
    {
      method: 'get',
      path: '/api/me/notifications/choices',
      access: 'signed-in',
      handle: async (_request, response, { person }) => {
        response.json((await notifications.choices(person.id)) satisfies MailChoices)
      },
    },
    {
      method: 'put',
      path: '/api/me/notifications/choices',
      access: 'signed-in',
      before: [body],
      handle: async (request, response, { person }) => {
        const choices = readMailChoices(request.body)
        // What is no choice would be kept as another than what was sent.
        const sent = asRecord(request.body)
        if (REASONS.some((reason) => sent[reason] !== choices[reason])) throw new HttpProblem(400)
        await notifications.saveChoices(person.id, choices)
        response.status(204).end()
      },
    },
    {
      method: 'get',
      path: '/unsubscribe/:token',
      access: 'anyone',
      handle: async (request, response) => {
        const { reasons } = await openSwitchOff(deps, request)
        response.type('html').send(stopPage(speechFor(request), reasons))
      },
    },
    {
      method: 'post',
      path: '/unsubscribe/:token',
      access: 'anyone',
      before: [limitFailures()],
      handle: (request, response) => stopMail(deps, request, response),
    },
  ]
}

/** Stopped by a press, and by mail programs that send the same for their reader; never by a look, as mail scanners look. */
async function stopMail(deps: NotificationDeps, request: Request, response: Response): Promise<void> {
  const { person, reasons } = await openSwitchOff(deps, request)
  const choices = { ...(await deps.notifications.choices(person)) }
  for (const reason of reasons) choices[reason] = 'none'
  await deps.notifications.saveChoices(person, choices)
  response.type('html').send(stoppedPage(speechFor(request), reasons))
}

/** @throws HttpProblem 404 */
async function openSwitchOff(
  { notifications, directory }: NotificationDeps,
  request: Request,
): Promise<SwitchOff> {
  const switchOff = readSwitchOff(await notifications.linkSecret(), pathPart(request, 'token'))
  if (switchOff === null || (await directory.person(switchOff.person)) === null) throw new HttpProblem(404)
  return switchOff
}

/** @returns `null`: all @throws HttpProblem 400 */
function readIds({ body }: Request): number[] | null {
  const { ids } = asRecord(body)
  if (ids === 'all') return null
  if (!Array.isArray(ids) || ids.length > MOST_READ) throw new HttpProblem(400)
  const numbers = ids.map(Number)
  if (!numbers.every(Number.isSafeInteger)) throw new HttpProblem(400)
  return numbers
}
