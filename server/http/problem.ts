/** What goes wrong with a request, as the person reads it: a problem document under `/api`, a page elsewhere. */
import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { PlainSentence, Sentences } from '../../shared/language/sentences.ts'
import type { Problem } from '../../shared/protocol/api.ts'
import type { Log } from '../observability/log.ts'
import { DiskFull, StorageBroken, StorageUnavailable } from '../storage/storage.ts'
import { problemPage } from './pages/problemPage.ts'
import { speechFor } from './speech.ts'

/** Every status that we answer with: the key of its title, and of its sentence with `Detail` behind. */
const SENTENCES = {
  400: 'badRequest',
  401: 'notSignedIn',
  403: 'notAllowed',
  404: 'notFound',
  409: 'changedMeanwhile',
  413: 'tooLarge',
  429: 'tooOften',
  500: 'serverFault',
  503: 'unavailable',
  507: 'diskFull',
} as const satisfies Record<number, keyof Sentences>

export type ProblemStatus = keyof typeof SENTENCES

const detailOf = (status: ProblemStatus): PlainSentence => `${SENTENCES[status]}Detail`

/** Thrown by a handler to answer with this status. */
export class HttpProblem extends Error {
  override name = 'HttpProblem'
  readonly status: ProblemStatus
  /** What is said of it. */
  readonly detail: PlainSentence
  /** The same for programs, where there are several reasons for one status. */
  readonly code: string | undefined

  constructor(status: ProblemStatus, detail: PlainSentence = detailOf(status), code?: string) {
    super(STATUS_CODES[status])
    this.status = status
    this.detail = detail
    this.code = code
  }
}

export function sendProblem(
  response: Response,
  path: string,
  status: ProblemStatus,
  sentence: PlainSentence = detailOf(status),
  code?: string,
): void {
  response.status(status).set('Cache-Control', 'no-store')
  if (isApi(path) && !isOpened(response.req)) {
    const problem = problemFor(response.req, status, sentence, code)
    response.type('application/problem+json').send(JSON.stringify(problem))
  } else {
    const speech = speechFor(response.req)
    response.type('html').send(problemPage(speech, speech.t(SENTENCES[status]), speech.t(sentence)))
  }
}

function problemFor(
  request: Request,
  status: ProblemStatus,
  sentence: PlainSentence,
  code?: string,
): Problem {
  const detail = speechFor(request).t(sentence)
  return {
    ...{ type: 'about:blank', title: STATUS_CODES[status]!, status, detail },
    ...(code !== undefined && { code }),
  }
}

export const notFound: RequestHandler = (request, response) => sendProblem(response, request.path, 404)

/** An answer of JSON values, one a line: where it comes to a problem when it has begun, its last line is `{problem}`. */
export const LINES = 'application/x-ndjson'

/**
 * @param onBroken told when the disk can no longer be believed; it ends the process
 */
export function handleErrors(log: Log, onBroken: (error: StorageBroken) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const status = statusOf(error)
    if (status >= 500) {
      log.error({ event: 'request.failed', method: request.method, path: pathForLog(request.path), error })
    }
    if (error instanceof StorageBroken) onBroken(error)
    const { detail, code } = error instanceof HttpProblem ? error : {}
    if (!response.headersSent) sendProblem(response, request.path, status, detail, code)
    else if (response.getHeader('content-type') === LINES) {
      const problem = problemFor(request, status, detail ?? detailOf(status), code)
      response.end(`${JSON.stringify({ problem })}\n`)
    } else next(error)
  }
}

export function isApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

/** By a person who followed a link to a file, and not by a program: they read a page. */
export const isOpened = ({ method, headers: { accept = '' } }: Request): boolean =>
  method === 'GET' && accept.includes('text/html')

/** Without the token of a sign-in link, which would let a reader of the log in. */
function pathForLog(path: string): string {
  return path.replace(/^\/sign-in\/.+/, '/sign-in/…')
}

function statusOf(error: unknown): ProblemStatus {
  if (error instanceof HttpProblem) return error.status
  if (error instanceof DiskFull) return 507
  if (error instanceof StorageUnavailable) return 503
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && status >= 400 && status < 500 ? 400 : 500
}
