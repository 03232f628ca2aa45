/** What the HTTP API answers. */
import type { AgendaId, AgendaState, PersonId } from '../agenda/document.ts'
import type { RichText } from '../richtext/richText.ts'
import type { HandedBackDone } from './messages.ts'

export type Role = 'secretariat' | 'contributor' | 'reader' | 'participant'
export const ROLES: readonly Role[] = ['secretariat', 'contributor', 'reader', 'participant']

/**
 * Tells the page who has signed in, beside the session's cookie that no script reads: what a browser keeps belongs to one person,
 * also where no server can be asked. It opens nothing, and lasts longer than any session (seconds).
 */
export const PERSON_COOKIE = 'person'
export const PERSON_COOKIE_AGE = 400 * 24 * 60 * 60

/** `GET /api/me` */
export interface Me {
  person: { id: PersonId; name: string; email: string }
  councils: { id: string; name: string; role: Role }[]
}

/** `GET /api/agendas`: those that the person may open, the next meeting first. */
export interface AgendaListEntry {
  id: AgendaId
  council: { id: string; name: string }
  title: string
  /** Local time, as `2024-01-24T10:00`. */
  startsAt: string | null
  place: string
  state: AgendaState
}

/** `GET /api/agendas/<id>` */
export interface AgendaHead extends AgendaListEntry {
  role: Role
}

/** `POST /api/agendas/<id>/handed-back/<id>`, by their author or the secretariat. */
export interface FinishHandedBack {
  /** `null`: what was done is undone, and they wait again. */
  done: HandedBackDone | null
  /** How many characters were shown; when more have come since, nothing is done (409). */
  length?: number
}

/** `GET /api/councils/<id>/people`, for members but participants. */
export interface CouncilPerson {
  id: PersonId
  name: string
  /** `null`: a name that an imported agenda brought. */
  role: Role | null
  account: boolean
}

/** `GET /api/agendas/<id>/items/<item>/fields/<field>/history`: the newest states of a text, or those before `?before=`. */
export interface EarlierTexts {
  /** The newest first. */
  texts: EarlierText[]
  /** `null`: that was the first. */
  before: number | null
}

/** A text as it was when somebody had changed it. */
export interface EarlierText {
  /** The number of the last update that belongs to it. */
  seq: number
  /** When it was changed last: milliseconds since 1970 (UTC). */
  at: number
  /** Who changed it; empty: it came with the agenda. `name: null`: somebody who is not known any more. */
  people: { id: PersonId; name: string | null }[]
  /** Against the state before it; a word that only moved counts as neither. */
  words: { added: number; removed: number }
  text: RichText
}

/** `GET /api/agendas/<id>/clients/<client>`: whose a client id is. `name: null`: somebody who is not known any more. */
export interface ClientOwner {
  id: PersonId
  name: string | null
}

/** Every error under `/api`. @see https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
}
