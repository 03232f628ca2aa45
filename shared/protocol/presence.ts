/** What everybody in a room knows of everybody else: who they are, and where they write. */
import type { FieldKey, ItemId, PersonId } from '../agenda/document.ts'

/** The state that a connection shows under its client id. `user` is stamped by the server, whatever was sent. */
export interface Presence {
  user: { id: PersonId; name: string }
  /** The field that has focus; `title` and `motto` are places too. */
  place?: { item: ItemId; field: FieldKey } | null
  /** Yjs relative positions as JSON; only an editor of that field can resolve them. */
  cursor?: { anchor: unknown; head: unknown } | null
}

/** A presence entry larger than this is dropped, not punished (bytes of JSON). */
export const MAX_PRESENCE_BYTES = 2048

/** More entries than this in a second are dropped, the latest kept. */
export const MAX_PRESENCE_PER_SECOND = 20
