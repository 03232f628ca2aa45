/** What is new in an agenda since somebody was there, as the server tells it and the page says what was seen. */
import type { ItemId, PersonId } from '../agenda/document.ts'
import type { CommentId, ThreadId } from '../threads/thread.ts'

/** A client id of Yjs, the first clock, and how many follow it. */
export type IdRange = readonly [client: number, clock: number, length: number]

/** A place that is seen by itself: an item, or a thread about one. */
export type SeenKey = string

/** An id of an item holds no `/`. */
export const threadSeenKey = (thread: ThreadId): SeenKey => `thread/${thread}`

/** @returns `null`: it is an item */
export const threadSeen = (place: SeenKey): ThreadId | null =>
  place.startsWith('thread/') ? place.slice('thread/'.length) : null

export const seenKey = (place: { item: ItemId } | { thread: ThreadId }): SeenKey =>
  'thread' in place ? threadSeenKey(place.thread) : place.item

/** Places that are told at once. */
export const MOST_SEEN = 1000

const SEEN_KEY = /^(?:thread\/)?[A-Za-z0-9_-]{1,40}$/

/** `GET /api/agendas/<id>/news`. */
export interface AgendaNews {
  /** The number of the last entry that was looked at. */
  seq: number
  /** One was never here before: nothing is new. */
  isFirst: boolean
  items: {
    item: ItemId
    /** When somebody else changed it last (milliseconds since 1970, UTC), and who. */
    at: number
    by: { id: PersonId; name: string | null }
    /** What of it: fields by the template's key, values by theirs (`title`, `status` …), '' the item itself. `ids`: letters that are new. */
    fields: { key: string; ids: IdRange[] }[]
  }[]
  threads: {
    thread: ThreadId
    at: number
    by: { id: PersonId; name: string | null }
    comments: CommentId[]
  }[]
}

/** `POST /api/agendas/<id>/seen`. */
export interface SeenNow {
  /** Everything up to this entry. */
  upTo?: number
  /** These, as they are now. */
  places?: SeenKey[]
}

/** @returns `null` for what says nothing of the kind */
export function readSeenNow(body: unknown): SeenNow | null {
  const { upTo, places, ...more } = (body ?? {}) as Record<string, unknown>
  if (Object.keys(more).length > 0 || (upTo === undefined && places === undefined)) return null
  if (upTo !== undefined && !(Number.isSafeInteger(upTo) && (upTo as number) >= 0)) return null
  const isPlaces = Array.isArray(places) && places.length <= MOST_SEEN && places.every(isSeenKey)
  if (places !== undefined && !isPlaces) return null
  return {
    ...(upTo !== undefined && { upTo: upTo as number }),
    ...(places !== undefined && { places: places as SeenKey[] }),
  }
}

const isSeenKey = (value: unknown): value is SeenKey => typeof value === 'string' && SEEN_KEY.test(value)
