/**
 * From an HTTP upgrade to a member of a room. A browser cannot see an HTTP status, so whoever may not come in is let in and
 * closed at once with a code; only a wrong origin, a malformed address and overload are answered in HTTP.
 */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { nanoid } from 'nanoid'
import { type AgendaId, type PersonId, SCHEMA_VERSION } from '../../shared/agenda/document.ts'
import { readCommentRules } from '../../shared/council/settings.ts'
import { type Language, languageIn } from '../../shared/language/languages.ts'
import type { Role } from '../../shared/protocol/api.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { type PageSettings, writeWelcome } from '../../shared/protocol/messages.ts'
import { opensDrafts } from '../accounts/drafts.ts'
import { allowedOrigin } from '../accounts/origin.ts'
import type { Sessions, SignedIn } from '../accounts/sessions.ts'
import type { Readiness } from '../observability/readiness.ts'
import type { Settings } from '../settings.ts'
import type { Directory } from '../storage/storage.ts'
import { Member, type Outlet } from './member.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'

/** What the address of an upgrade asks for. */
export interface SyncRequest {
  agenda: AgendaId
  wantsAcks: boolean
  /** The content schema that the client knows; `null` when it does not say. */
  schema: number | null
  /** The epoch of the copy that it kept; `null` when it kept none. */
  epoch: string | null
}

/** Who came in, where to, and what was checked: what the watch over open sockets checks again. */
export interface Entrance {
  request: SyncRequest
  signedIn: SignedIn
  council: string
  role: Role
  /** Names from the council's agendas that are this person. */
  aliases: readonly PersonId[]
  /** The one that the browser remembers. */
  language: Language
  /** What its page needs of what the council has decided. */
  settings: PageSettings
  room: Room
}

export type Decision = { let: 'in'; entrance: Entrance } | { let: 'out'; code: CloseCode }

export interface DoorParts {
  sessions: Sessions
  directory: Directory
  rooms: Rooms
  settings: Settings
  readiness: Readiness
}

const ADDRESS = /^\/sync\/([A-Za-z0-9_-]{1,40})$/

/** @returns `null` when the address is none of ours, or a parameter cannot be read */
export function readAddress(url: string): SyncRequest | null {
  const parsed = URL.parse(url, 'http://localhost')
  const agenda = parsed && ADDRESS.exec(parsed.pathname)?.[1]
  if (!parsed || !agenda) return null
  const schema = parsed.searchParams.get('schema')
  if (schema !== null && !/^\d{1,6}$/.test(schema)) return null
  return {
    agenda,
    wantsAcks: parsed.searchParams.get('ack') === '1',
    schema: schema === null ? null : Number(schema),
    epoch: parsed.searchParams.get('epoch'),
  }
}

/** The HTTP status to turn an upgrade away with, or `null` to go on. */
export function httpRefusal({ settings, readiness }: DoorParts, request: IncomingMessage): number | null {
  if (!allowedOrigin(settings, request.headers.origin, request.headers.host)) return 403
  if (readiness.reason !== null) return 503
  return readAddress(request.url ?? '') === null ? 400 : null
}

/** Session, agenda, membership, epoch, schema: in this order, each with its close code. */
export async function decide(
  parts: DoorParts,
  request: SyncRequest,
  cookie: string | undefined,
): Promise<Decision> {
  const signedIn = await parts.sessions.who(cookie)
  if (signedIn === null) return out(CLOSE.notSignedIn)
  const agenda = await parts.directory.agenda(request.agenda)
  if (agenda === null) return out(await codeOfAbsent(parts.directory, signedIn.person.id, request.agenda))
  const role = await parts.directory.role(signedIn.person.id, agenda.council.id)
  if (role === null || !opensDrafts(role)) return out(CLOSE.notAllowed)
  const aliases = await parts.directory.aliases(signedIn.person.id, agenda.council.id)
  const settings = await settingsForPage(parts.directory, agenda.council.id)
  if (request.schema !== null && request.schema < SCHEMA_VERSION) return out(CLOSE.clientTooOld)
  // Nothing may be awaited between here and joining: an empty room may leave memory.
  const room = await parts.rooms.open(request.agenda)
  if (room === null) return out(CLOSE.noSuchAgenda)
  if (request.epoch !== null && request.epoch !== room.epoch) return out(CLOSE.otherEpoch)
  const council = agenda.council.id
  const language = languageIn(cookie)
  return { let: 'in', entrance: { request, signedIn, council, role, aliases, language, settings, room } }
}

/** @param council whose agenda it is */
export async function settingsForPage(directory: Directory, council: string): Promise<PageSettings> {
  const { deadlines, comments, template } = await directory.councilSettings(council)
  return { deadlines, comments, phrases: template.phrases }
}

export const readersCommentBy = ({ comments }: PageSettings): boolean => readCommentRules(comments).readers

/** Who may open it is told that it can come back; nobody else learns that it is there. */
async function codeOfAbsent(directory: Directory, person: PersonId, id: AgendaId): Promise<CloseCode> {
  const agenda = await directory.agendaPutAway(id)
  const role = agenda && (await directory.role(person, agenda.council.id))
  return role && opensDrafts(role) ? CLOSE.putAway : CLOSE.noSuchAgenda
}

const out = (code: CloseCode): Decision => ({ let: 'out', code })

/** A member for the room, greeted with message 102 if it asked for our messages. */
export function welcome(
  { request, signedIn, role, aliases, language, settings, room }: Entrance,
  outlet: Outlet,
  now: number,
): Member {
  const { wantsAcks } = request
  const { person } = signedIn
  const readersComment = readersCommentBy(settings)
  const member = new Member({
    ...{ id: nanoid(), person, role, aliases, readersComment, wantsAcks, outlet, language },
  })
  if (wantsAcks) outlet.send(welcomeMessage(member, settings, room.epoch, now))
  return member
}

export function welcomeMessage(
  { person, role, aliases }: Member,
  settings: PageSettings,
  epoch: string,
  now: number,
): Uint8Array {
  const { id, name } = person
  const who = { person: { id, name, aliases }, role }
  return writeWelcome({ epoch, schema: SCHEMA_VERSION, now, ...who, settings })
}

/** Turns an upgrade away in HTTP. */
export function answerInHttp(stream: Duplex, status: number): void {
  const reasons: Record<number, string> = { 400: 'Bad Request', 403: 'Forbidden', 503: 'Service Unavailable' }
  stream.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
