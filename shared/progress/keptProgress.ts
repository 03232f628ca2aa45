/** The progress of an agenda as the server keeps it beside the log: what lists, the first page and the board show without opening documents. */
import type { AgendaId, FieldKey, PersonId, TemplateField } from '../agenda/document.ts'
import type { OpenTask } from '../threads/counts.ts'
import type { ItemProgress } from './itemProgress.ts'
import type { Tally } from './tally.ts'

export interface KeptItem extends ItemProgress {
  /** When a person changed it last (milliseconds since 1970, UTC), and who; `null`: nobody has since the progress is kept. */
  changed: { at: number; by: PersonId } | null
}

export interface KeptProgress {
  tally: Tally
  /** What the template's fields are called. */
  headings: Headings
  /** Every living node, in document order. */
  items: readonly KeptItem[]
}

export type Headings = Readonly<Record<FieldKey, string>>

export const headingsOf = (fields: readonly Pick<TemplateField, 'key' | 'heading'>[]): Headings =>
  Object.fromEntries(fields.map(({ key, heading }) => [key, heading]))

/** Somebody's item, and what its fields are called. */
export interface ItemOfPerson {
  agenda: AgendaId
  item: KeptItem
  headings: Headings
}

/** Something that somebody is to do, and about which item. */
export interface TaskOfPerson {
  agenda: AgendaId
  item: KeptItem
  task: OpenTask
}
