/**
 * The HTTP side of the server. A request passes the security headers, the origin check, the client's files, then its route's
 * own limits, the session, and the handler. Sockets do not come here (`sync/`).
 */
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import { allowedOrigin } from '../accounts/origin.ts'
import { rememberLanguage } from '../accounts/rememberLanguage.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { Readiness } from '../observability/readiness.ts'
import type { Settings } from '../settings.ts'
import type { StorageBroken, UpdateLog } from '../storage/storage.ts'
import { type AgendaDeps, agendaRoutes } from './agendas.ts'
import { type AttachmentDeps, attachmentRoutes } from './attachments.ts'
import { clientPages } from './clientPages.ts'
import { clientRoutes } from './clients.ts'
import { type CouncilSettingsDeps, councilSettingsRoutes } from './councilSettings.ts'
import { councilRoutes } from './councils.ts'
import { earlierTextRoutes } from './earlierTexts.ts'
import { type ExportDeps, exportRoutes } from './exports.ts'
import { type HandedBackDeps, handedBackRoutes } from './handedBack.ts'
import { healthRoutes } from './health.ts'
import { lastChangeRoutes } from './lastChanges.ts'
import { type LogoDeps, logoRoutes } from './logos.ts'
import { type MemberDeps, memberRoutes } from './members.ts'
import { newAgendaRoutes } from './newAgendas.ts'
import { type NewsDeps, newsRoutes } from './news.ts'
import { type NoteDeps, noteRoutes } from './notes.ts'
import { type NotificationDeps, notificationRoutes } from './notifications.ts'
import { HttpProblem, handleErrors, isApi, isOpened, notFound } from './problem.ts'
import { putAwayRoutes } from './putAway.ts'
import { type RecordDeps, recordRoutes } from './record.ts'
import { type ReminderDeps, reminderRoutes } from './reminders.ts'
import type { Route, SignedInRoute } from './route.ts'
import { securityHeaders } from './securityHeaders.ts'
import { type SignInDeps, signInRoutes } from './signIn.ts'
import { cutOffSlowBodies } from './slowBodies.ts'
import { type VersionDeps, versionRoutes } from './versions.ts'
import type { WebClient } from './web/webClient.ts'

export interface HttpDeps
  extends SignInDeps,
    AgendaDeps,
    HandedBackDeps,
    MemberDeps,
    RecordDeps,
    AttachmentDeps,
    CouncilSettingsDeps,
    LogoDeps,
    NotificationDeps,
    ReminderDeps,
    NewsDeps,
    ExportDeps,
    VersionDeps,
    NoteDeps {
  settings: Settings
  metrics: Metrics
  readiness: Readiness
  updateLog: HandedBackDeps['updateLog'] &
    Pick<UpdateLog, 'earlierStates' | 'lastChanges' | 'news' | 'ownerOf' | 'load' | 'givenFiles'>
  exporting: LogoDeps['exporting'] & VersionDeps['exporting']
  client: WebClient
  /** Milliseconds since 1970 (UTC). */
  now: () => number
  /** Told when the disk can no longer be believed; it ends the process. */
  onBroken: (error: StorageBroken) => void
  /** Routes of development alone; they are there only with `npm run dev`. */
  devRoutes?: readonly Route[]
}

const PAGE_FILES = new URL('./pages/static/', import.meta.url).pathname

/** Every address that the server answers. */
export function routes(deps: HttpDeps): Route[] {
  const { directory, readiness, metrics, updateLog, client, now } = deps
  return [
    ...healthRoutes(directory, readiness, metrics),
    ...signInRoutes(deps),
    ...agendaRoutes(deps),
    ...earlierTextRoutes(directory, updateLog),
    ...clientRoutes(directory, updateLog),
    ...lastChangeRoutes(directory, updateLog),
    ...newsRoutes(deps),
    ...noteRoutes(deps),
    ...handedBackRoutes(deps),
    ...attachmentRoutes(deps),
    ...councilRoutes(directory),
    ...memberRoutes(deps),
    ...councilSettingsRoutes(deps),
    ...logoRoutes(deps),
    ...newAgendaRoutes(deps),
    ...putAwayRoutes(directory, now),
    ...recordRoutes(deps),
    ...exportRoutes(deps),
    ...versionRoutes(deps),
    ...reminderRoutes(deps),
    ...notificationRoutes(deps),
    ...clientPages(directory, client),
    ...(deps.devRoutes ?? []),
  ]
}

export function createApp(deps: HttpDeps): Express {
  const app = express()
  app.set('trust proxy', 'loopback')
  app.set('etag', false)
  app.use(securityHeaders(deps.settings, deps.devRoutes !== undefined))
  app.use(refuseOtherOrigins(deps.settings))
  app.use(cutOffSlowBodies)
  app.use('/pages', express.static(PAGE_FILES, { index: false, redirect: false, maxAge: '1h' }))
  for (const route of routes(deps)) {
    app[route.method](route.path, [...(route.before ?? []), answer(route, deps)])
  }
  app.use(deps.client.files)
  app.use(notFound)
  app.use(handleErrors(deps.log, deps.onBroken))
  return app
}

/** Another site may lead people here, but not act in their name. */
function refuseOtherOrigins(settings: Settings): RequestHandler {
  return (request, _response, next) => {
    const reads = ['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    const { origin, host } = request.headers
    if (!reads && !allowedOrigin(settings, origin, host)) throw new HttpProblem(403)
    next()
  }
}

function answer(route: Route, deps: HttpDeps): RequestHandler {
  return async (request, response) => {
    response.set('Cache-Control', 'no-store')
    if (route.access === 'anyone') await route.handle(request, response)
    else await answerSignedIn(route, deps, request, response)
  }
}

async function answerSignedIn(
  route: SignedInRoute,
  { sessions, directory }: HttpDeps,
  request: Request,
  response: Response,
): Promise<void> {
  const who = await sessions.who(request.headers.cookie)
  if (who) {
    await rememberLanguage(directory, who.person, request.headers.cookie)
    await route.handle(request, response, who)
  } else if (isApi(request.path) && !isOpened(request)) throw new HttpProblem(401)
  else response.redirect(303, `/sign-in?to=${encodeURIComponent(request.originalUrl)}`)
}
