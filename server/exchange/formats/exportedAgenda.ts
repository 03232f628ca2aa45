import type { AgendaId, PersonId } from '../../../shared/agenda/document.ts'
import type { AgendaSnapshot } from '../../../shared/agenda/snapshot.ts'

/** What every format is written from: no ids of people, only their names. */
export interface ExportedAgenda {
  id: AgendaId
  agenda: AgendaSnapshot
  /** In Danish order; each person once, under whatever ids they stand. */
  namesOf(people: readonly PersonId[]): string[]
}
