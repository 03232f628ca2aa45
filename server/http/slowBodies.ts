/**
 * How long a request may take to come. The server itself waits as long as a large file on a slow line needs (`listen.ts`); what is
 * small is here soon, or somebody holds the connection for nothing.
 */
import type { RequestHandler } from 'express'

/** Milliseconds for everything but files. */
const LONGEST_BODY = 30_000

const TAKES_A_FILE = /^\/api\/agendas\/[^/]+\/items\/[^/]+\/attachments\/[^/]+\/file$/

export const cutOffSlowBodies: RequestHandler = (request, response, next) => {
  if (!TAKES_A_FILE.test(request.path) && !request.complete) {
    const timer = setTimeout(() => request.complete || request.destroy(), LONGEST_BODY)
    response.once('close', () => clearTimeout(timer))
  }
  next()
}
