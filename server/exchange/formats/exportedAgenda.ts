import type { AgendaId, ItemId } from '../../../shared/agenda/document.ts'
import type { AgendaSnapshot } from '../../../shared/agenda/snapshot.ts'

/** The agenda as its document has it. No format tells ids of people, only their names. */
export interface ExportedAgenda {
  id: AgendaId
  agenda: AgendaSnapshot
  /** Their names, of every item in `agenda`; in Danish order, each person once, under whatever ids they stand. */
  responsibles: Readonly<Record<ItemId, string[]>>
}
