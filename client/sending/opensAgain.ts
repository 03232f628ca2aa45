/** Whether somebody who was kept from writing can write again. */
import type { AgendaState } from '../../shared/agenda/document.ts'
import type { Role } from '../../shared/protocol/api.ts'

/** Only contributors are kept out by a sending: the secretariat writes on, and readers never wrote. */
export const opensAgain = (before: AgendaState, now: AgendaState, role: Role | undefined): boolean =>
  before === 'sent' && now === 'drafting' && role === 'contributor'
