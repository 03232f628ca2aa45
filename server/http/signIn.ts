/** `/sign-in` and `/sign-out`: a link by mail, its button, the session cookie. */
import express, { type Request, type Response } from 'express'
import { z } from 'zod'
import type { Translate } from '../../shared/language/translate.ts'
import { PERSON_COOKIE, PERSON_COOKIE_AGE } from '../../shared/protocol/api.ts'
import { placeOrFrontPage } from '../accounts/places.ts'
import { rememberLanguage } from '../accounts/rememberLanguage.ts'
import { SESSION_COOKIE, type Sessions, type SignedIn } from '../accounts/sessions.ts'
import { linkPath, type SignInLinks } from '../accounts/signInLinks.ts'
import type { Mail } from '../mail/mail.ts'
import { signInMail } from '../mail/signInMail.ts'
import type { Log } from '../observability/log.ts'
import type { Recorder } from '../record/recorder.ts'
import type { Settings } from '../settings.ts'
import type { Directory } from '../storage/storage.ts'
import { addressPage, confirmPage, deadLinkPage, sentPage } from './pages/signInPages.ts'
import { limitFailures, limitMailTo, limitRequests } from './rateLimits.ts'
import { pathPart, type Route } from './route.ts'
import { speechFor } from './speech.ts'

export interface SignInDeps {
  directory: Directory
  sessions: Sessions
  links: SignInLinks
  mail: Mail
  log: Log
  recorder: Recorder
  settings: Pick<Settings, 'publicUrl' | 'sessions'>
  /** The address in links, without a slash at the end. */
  address: () => string
}

export function signInRoutes(deps: SignInDeps): Route[] {
  const form = express.urlencoded({ extended: false, limit: '4kb' })
  return [
    {
      method: 'get',
      path: '/sign-in',
      access: 'anyone',
      handle: (request, response) => askForAddress(deps, request, response),
    },
    {
      method: 'post',
      path: '/sign-in',
      access: 'anyone',
      before: [limitRequests(), form, limitMailTo()],
      handle: (request, response) => promiseLink(deps, request, response),
    },
    {
      method: 'get',
      path: '/sign-in/:token',
      access: 'anyone',
      handle: (request, response) => showButton(deps, request, response),
    },
    {
      method: 'post',
      path: '/sign-in/:token',
      access: 'anyone',
      before: [limitFailures()],
      handle: (request, response) => useLink(deps, request, response),
    },
    {
      method: 'post',
      path: '/sign-out',
      access: 'anyone',
      handle: (request, response) =>
        signOut(deps, request, response, ({ session }) => deps.sessions.end(session)),
    },
    {
      method: 'post',
      path: '/sign-out/everywhere',
      access: 'anyone',
      handle: (request, response) =>
        signOut(deps, request, response, ({ person }) => deps.sessions.endAll(person)),
    },
  ]
}

async function askForAddress({ sessions }: SignInDeps, request: Request, response: Response): Promise<void> {
  const to = placeOrFrontPage(request.query.to)
  if (await sessions.who(request.headers.cookie)) response.redirect(303, to)
  else response.type('html').send(addressPage(speechFor(request), to))
}

/** Answers before it looks the address up, so that neither words nor time tell whether somebody is known here. */
function promiseLink(deps: SignInDeps, request: Request, response: Response): void {
  const { email: written, to: wanted } = (request.body ?? {}) as Record<string, unknown>
  const to = placeOrFrontPage(wanted)
  const speech = speechFor(request)
  const email = z.email().safeParse(typeof written === 'string' ? written.trim() : undefined)
  if (!email.success) {
    response
      .status(400)
      .type('html')
      .send(addressPage(speech, to, String(written ?? '')))
    return
  }
  response.type('html').send(sentPage(speech, email.data))
  mailLink(deps, email.data, to, speech.t).catch((error: unknown) =>
    deps.log.error({ event: 'mail.failed', error }),
  )
}

async function mailLink(
  { directory, links, mail, address, recorder }: SignInDeps,
  email: string,
  to: string,
  t: Translate,
) {
  const person = await directory.personByEmail(email)
  if (!person?.email) return
  await recorder.recordOf(person, { person: person.id }, { is: 'link-asked' })
  const token = await links.make(person, to)
  await mail.send(
    signInMail({ name: person.name, email: person.email }, `${address()}${linkPath(token)}`, token, t),
  )
}

async function showButton(deps: SignInDeps, request: Request, response: Response): Promise<void> {
  const link = await deps.links.look(pathPart(request, 'token'))
  const signedIn = await deps.sessions.who(request.headers.cookie)
  if (link.is !== 'usable') {
    sendDeadLink(response, link, signedIn)
    return
  }
  const other = signedIn !== null && signedIn.person.id !== link.person.id ? signedIn.person.name : null
  response.type('html').send(confirmPage(speechFor(request), link.person.name, other))
}

async function useLink(deps: SignInDeps, request: Request, response: Response): Promise<void> {
  const token = pathPart(request, 'token')
  const used = await deps.links.use(token)
  if (!used) {
    const link = await deps.links.look(token)
    const signedIn = await deps.sessions.who(request.headers.cookie)
    sendDeadLink(response, link.is === 'usable' ? { is: 'unknown' } : link, signedIn)
    return
  }
  await rememberLanguage(deps.directory, used.person, request.headers.cookie)
  const session = await deps.sessions.start(used.person)
  await deps.recorder.recordOf(used.person, { person: used.person.id }, { is: 'signed-in' })
  response.cookie(SESSION_COOKIE, session, cookieOptions(deps))
  response.cookie(PERSON_COOKIE, used.person.id, personCookieOptions(deps))
  deps.log.info({ event: 'session.started', person: used.person.id })
  response.redirect(303, used.to)
}

function sendDeadLink(
  response: Response,
  link: { is: 'used' | 'expired'; to: string } | { is: 'unknown' },
  signedIn: SignedIn | null,
): void {
  const to = link.is === 'unknown' ? '/' : link.to
  response
    .status(link.is === 'unknown' ? 404 : 410)
    .type('html')
    .send(deadLinkPage(speechFor(response.req), link.is, to, signedIn?.person.name ?? null))
}

async function signOut(
  deps: SignInDeps,
  request: Request,
  response: Response,
  end: (who: SignedIn) => Promise<void>,
): Promise<void> {
  const who = await deps.sessions.who(request.headers.cookie)
  if (who) {
    await end(who)
    await deps.recorder.recordOf(who.person, { person: who.person.id }, { is: 'signed-out' })
  }
  const { maxAge: _age, ...options } = cookieOptions(deps)
  response.clearCookie(SESSION_COOKIE, options)
  response.clearCookie(PERSON_COOKIE, { ...options, httpOnly: false })
  response.redirect(303, '/sign-in')
}

function cookieOptions({ settings }: SignInDeps) {
  return {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: settings.publicUrl?.protocol === 'https:',
    maxAge: settings.sessions.age,
  } as const
}

const personCookieOptions = (deps: SignInDeps) =>
  ({ ...cookieOptions(deps), httpOnly: false, maxAge: PERSON_COOKIE_AGE * 1000 }) as const
