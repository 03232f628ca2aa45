/** What the benchmark tells the process of the crowd to do, and what that answers. */
import type { AgendaId } from '../../shared/agenda/document.ts'
import type { Place } from './person.ts'

export type Order =
  /** Everybody opens the agenda; each puts the caret into a field. `write`: where writers stand, one for each. */
  | { do: 'come'; url: string; agenda: AgendaId; tokens: readonly string[]; write: readonly Place[] }
  /** The writers write, the others move about, until `rest`. */
  | { do: 'write' }
  | { do: 'rest' }
  | { do: 'leave' }
  /** An hour of a working day without its pauses: so many paragraphs written and removed again, and people who come and go. */
  | { do: 'work'; paragraphs: number }

export interface Report {
  /** Letters that were written since `write` or `work` began. */
  letters: number
  /** Times that a caret was shown, with a letter or without. */
  carets: number
  /** How long that took (ms). */
  took: number
}
