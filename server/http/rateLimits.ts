/** How often one may try: enough for a whole town hall behind one address, too little for a machine. */
import { parseCookie } from 'cookie'
import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { SESSION_COOKIE } from '../accounts/sessions.ts'
import { sendProblem } from './problem.ts'

const QUARTER = 15 * 60 * 1000

const common = {
  windowMs: QUARTER,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  handler: (request: Request, response: Parameters<RequestHandler>[1]) =>
    sendProblem(response, request.path, 429),
} as const

/** For asking for links, by the network address of who asks. */
export const limitRequests = (): RequestHandler => rateLimit({ ...common, limit: 60 })

/** For links to one mailbox, whoever asks. The form has been read before; known and unknown addresses count alike. */
export const limitMailTo = (): RequestHandler =>
  rateLimit({ ...common, limit: 5, skip: (request) => mailbox(request) === '', keyGenerator: mailbox })

/** For links that open nothing: only failures count, so that many people can sign in at once from one address. */
export const limitFailures = (): RequestHandler =>
  rateLimit({ ...common, limit: 60, skipSuccessfulRequests: true })

/** For invitations, by the session of who invites: enough for a whole council at once. */
export const limitInvitations = (): RequestHandler =>
  rateLimit({ ...common, limit: 60, skip: (request) => inviter(request) === '', keyGenerator: inviter })

/** For making agendas and reading files, by the session of who does it: each may take a second of everybody's. */
export const limitMaking = (): RequestHandler =>
  rateLimit({ ...common, limit: 60, skip: (request) => inviter(request) === '', keyGenerator: inviter })

/** For exports, by the session of who asks: each item of a long agenda in a row, and no program that asks all the time. */
export const limitExports = (): RequestHandler =>
  rateLimit({ ...common, limit: 200, skip: (request) => inviter(request) === '', keyGenerator: inviter })

/** For invitations that one person sends to one other: only those that were sent count. */
export const limitSendingAgain = (): RequestHandler =>
  rateLimit({
    ...{ ...common, limit: 5, skipFailedRequests: true },
    keyGenerator: (request) => `${inviter(request)} ${request.params.member ?? mailbox(request)}`,
  })

const inviter = ({ headers }: Request): string => parseCookie(headers.cookie ?? '')[SESSION_COOKIE] ?? ''

function mailbox(request: Request): string {
  const { email } = (request.body ?? {}) as Record<string, unknown>
  return typeof email === 'string' ? email.trim().toLowerCase() : ''
}
