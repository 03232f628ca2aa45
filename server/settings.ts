/** The environment as typed settings. A malformed value is one sentence that names the variable. */
import { resolve } from 'node:path'
import { z } from 'zod'
import { LOG_LEVELS, type LogLevel } from './observability/log.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export interface Settings {
  host: string
  /** 0: any free port. */
  port: number
  /** The address in links, and the only origin of browsers; without a path. */
  publicUrl: URL | null
  /** An absolute path. */
  dataDir: string
  /** The mail server; `null`: mail is written to a folder. */
  smtpUrl: URL | null
  mailFrom: string
  /** Make the sample agenda? `null`: when nobody is there yet. */
  demo: boolean | null
  logLevel: LogLevel
  /** Built and installed for use: the build tool is not there. */
  production: boolean
  sessions: SessionLimits
}

/** Milliseconds. */
export interface SessionLimits {
  age: number
  idle: number
}

/** The message is one sentence that names the variable. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

/** What the contract names and a later version brings. */
const NOT_BUILT_YET = {
  DATABASE_URL: 'PostgreSQL is not supported yet',
  REDIS_URL: 'several servers behind Redis are not supported yet',
  OIDC_ISSUER: 'OpenID Connect is not supported yet',
  OIDC_CLIENT_ID: 'OpenID Connect is not supported yet',
  OIDC_CLIENT_SECRET: 'OpenID Connect is not supported yet',
}

const variables = z.object({
  PORT: wholeNumber('PORT', 0, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, 'HOST must be a host name or an IP address.')
    .default('127.0.0.1'),
  PUBLIC_URL: z.string().transform(publicUrl).optional(),
  DATA_DIR: z.string().default('./data'),
  SMTP_URL: z.string().transform(smtpUrl).optional(),
  MAIL_FROM: z.email('MAIL_FROM must be an e-mail address.').default('dagsorden@localhost.localdomain'),
  DEMO: z.enum(['0', '1'], 'DEMO must be 0 or 1.').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`).default('info'),
  SESSION_DAYS: wholeNumber('SESSION_DAYS', 1, 365).default(30),
  SESSION_IDLE_DAYS: wholeNumber('SESSION_IDLE_DAYS', 1, 365).default(7),
})

/**
 * @param env as `process.env`; an empty value counts as none
 * @throws SettingsError at the first variable that is malformed or asks for what is not built yet
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  refuseWhatIsNotBuilt(given)
  const read = variables.safeParse(given)
  if (!read.success) throw new SettingsError(read.error.issues[0]!.message)
  const { HOST, PUBLIC_URL = null, DEMO, ...values } = read.data
  if (!isLoopback(HOST) && !PUBLIC_URL) {
    throw new SettingsError(`PUBLIC_URL must be set when HOST is not a loopback address (it is ${HOST}).`)
  }
  return {
    host: HOST,
    port: values.PORT,
    publicUrl: PUBLIC_URL,
    dataDir: resolve(values.DATA_DIR),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    demo: DEMO === undefined ? defaultDemo(PUBLIC_URL) : DEMO === '1',
    logLevel: values.LOG_LEVEL,
    production: given.NODE_ENV === 'production',
    sessions: { age: values.SESSION_DAYS * DAY_MS, idle: values.SESSION_IDLE_DAYS * DAY_MS },
  }
}

/** Is this name the computer itself, for browsers and for sockets? IPv6 addresses with or without brackets. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname)
}

/** `null` leaves it to what is in the database; a public server never makes a sample unasked. */
function defaultDemo(publicUrl: URL | null): boolean | null {
  return publicUrl ? false : null
}

function refuseWhatIsNotBuilt(given: Record<string, unknown>): void {
  for (const [name, why] of Object.entries(NOT_BUILT_YET)) {
    if (given[name] !== undefined) throw new SettingsError(`${name} is set, but ${why}; leave it out.`)
  }
}

function wholeNumber(name: string, least: number, most: number) {
  const sentence = `${name} must be a whole number from ${least} to ${most}.`
  return z
    .string()
    .regex(/^\d+$/, sentence)
    .transform(Number)
    .refine((n) => n >= least && n <= most, sentence)
}

function publicUrl(text: string, context: z.RefinementCtx): URL {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url
  context.addIssue(
    'PUBLIC_URL must be an http or https address without a path, as https://dagsorden.example.org.',
  )
  return z.NEVER
}

function smtpUrl(text: string, context: z.RefinementCtx): URL {
  const url = URL.parse(text)
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return url
  // The text may hold a password, so it is not said.
  context.addIssue('SMTP_URL must be an address of a mail server, as smtps://name:word@mail.example.org.')
  return z.NEVER
}
