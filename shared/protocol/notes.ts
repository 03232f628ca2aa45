/**
 * Private notes: what somebody writes for themselves about an agenda that was sent out, beside its items. Nobody else reads them, the
 * secretariat neither. `GET` and `PUT /api/agendas/<id>/notes`.
 */
import { type AgendaId, type ItemId, KEY_PATTERN } from '../agenda/document.ts'
import { asRecord } from '../agenda/values.ts'

/** In the place of an item: about the whole meeting. */
export const WHOLE_MEETING = 'agenda'

export interface Note {
  item: ItemId | typeof WHOLE_MEETING
  /** What the item was called when it was written, with its number: a later version may not have it any more. */
  about: string
  /** Plain text; empty: it was wiped out. */
  text: string
  /** Counts the times it was saved; 1 is the first. */
  revision: number
  /** When it was saved: milliseconds since 1970 (UTC). */
  at: number
}

/** `GET`: one's own, in no order. */
export interface OwnNotes {
  agenda: AgendaId
  notes: Note[]
}

/** `PUT`, which answers the `Note`; 409 when another one was saved since that revision. */
export interface SaveNote extends Pick<Note, 'item' | 'about' | 'text'> {
  /** Of the note that it was written upon; 0: there was none. */
  revision: number
}

/** UTF-16 units. */
export const LONGEST_NOTE = 20_000
export const LONGEST_ABOUT = 300

/** What was asked for; `null` when it is no such thing. Never throws. */
export function readSaveNote(body: unknown): SaveNote | null {
  const { item, about, text, revision } = asRecord(body)
  if (typeof item !== 'string' || !KEY_PATTERN.test(item)) return null
  if (typeof about !== 'string' || about.length > LONGEST_ABOUT) return null
  if (typeof text !== 'string' || text.length > LONGEST_NOTE) return null
  if (!Number.isSafeInteger(revision) || (revision as number) < 0) return null
  // Half a character would come back as another.
  return { item, about: about.toWellFormed(), text: text.toWellFormed(), revision: revision as number }
}
