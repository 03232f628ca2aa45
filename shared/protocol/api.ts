/** What the HTTP API answers. */
import type { AgendaId, AgendaState, PersonId } from '../agenda/document.ts'
import type { HandedBackDone } from './messages.ts'

export type Role = 'secretariat' | 'contributor' | 'reader' | 'participant'
export const ROLES: readonly Role[] = ['secretariat', 'contributor', 'reader', 'participant']

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
  done: HandedBackDone
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

/** Every error under `/api`. @see https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
}
