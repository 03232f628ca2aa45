/** Reads what others say of themselves. It may be anything: what is not as it should be is left out. */
import type { Presence as PresenceEntry } from '../../shared/protocol/presence.ts'
import type { FieldPlace } from '../agenda/changes.ts'

export interface EntryWithCursor {
  user: PresenceEntry['user']
  place: FieldPlace | null
  /** As it came. */
  cursor: { anchor?: unknown; head?: unknown } | null
}

/** @returns `null` when it does not say who it is */
export function readEntry(state: unknown): EntryWithCursor | null {
  const { user, place, cursor } = (state ?? {}) as Partial<Record<keyof PresenceEntry, unknown>>
  const { id, name } = (user ?? {}) as Partial<PresenceEntry['user']>
  if (typeof id !== 'string' || typeof name !== 'string') return null
  const isObject = typeof cursor === 'object' && cursor !== null
  return { user: { id, name }, place: readPlace(place), cursor: isObject ? cursor : null }
}

function readPlace(value: unknown): FieldPlace | null {
  const { item, field } = (value ?? {}) as Partial<FieldPlace>
  return typeof item === 'string' && typeof field === 'string' ? { item, field } : null
}
