/**
 * What each entry did that compaction has joined with others, packed into some bytes: the joined row holds what they
 * brought, this tells who brought and deleted what of it, and when.
 */
import { deflateSync, inflateSync } from 'node:zlib'
import type { PersonId } from '../../../shared/agenda/document.ts'
import type { IdRange } from './ranges.ts'

/** One entry of a log, without what it says. */
export interface EntryDone {
  /** `null`: the server itself. */
  person: PersonId | null
  /** Milliseconds since 1970 (UTC). */
  at: number
  inserted: readonly IdRange[]
  deleted: readonly IdRange[]
}

/**
 * Column by column, as what follows what it mostly does is then the same number again and again: two bytes for each key
 * that somebody pressed, of which most are its moment.
 */
interface Packed {
  people: (PersonId | null)[]
  clients: number[]
  /** The first one's moment, then how much later each was than the one before. */
  at: number[]
  /** By its place in `people`. */
  person: number[]
  inserted: PackedRanges
  deleted: PackedRanges
}

interface PackedRanges {
  /** How many each entry has. */
  count: number[]
  /** By its place in `clients`. */
  client: number[]
  /** How far behind the end of the one before of the same client. */
  from: number[]
  length: number[]
}

/** @param entries in the order of the log */
export function packEntries(entries: readonly EntryDone[]): Uint8Array {
  const people = new Table<PersonId | null>()
  const clients = new Table<number>()
  const pack = (all: readonly (readonly IdRange[])[]) => packRanges(all, clients)
  const packed: Packed = {
    at: entries.map(({ at }, index) => at - (entries[index - 1]?.at ?? 0)),
    person: entries.map(({ person }) => people.placeOf(person)),
    inserted: pack(entries.map(({ inserted }) => inserted)),
    deleted: pack(entries.map(({ deleted }) => deleted)),
    people: people.values,
    clients: clients.values,
  }
  return deflateSync(JSON.stringify(packed))
}

/** @returns `null` when the bytes are not whole */
export function unpackEntries(bytes: Uint8Array): EntryDone[] | null {
  const packed = inflated(bytes)
  if (packed === null) return null
  const { people, clients } = packed
  const inserted = unpackRanges(packed.inserted, clients)
  const deleted = unpackRanges(packed.deleted, clients)
  let at = 0
  return packed.at.map((later, index) => {
    at += later
    const person = people[packed.person[index]!]!
    return { person, at, inserted: inserted[index]!, deleted: deleted[index]! }
  })
}

/** Its own checksum tells whether it is whole. */
function inflated(bytes: Uint8Array): Packed | null {
  try {
    return JSON.parse(inflateSync(bytes).toString()) as Packed
  } catch {
    return null
  }
}

function packRanges(all: readonly (readonly IdRange[])[], clients: Table<number>): PackedRanges {
  const ends = new Map<number, number>()
  const ranges = all.flat()
  return {
    count: all.map((some) => some.length),
    client: ranges.map(([client]) => clients.placeOf(client)),
    from: ranges.map(([client, clock, length]) => {
      const from = clock - (ends.get(client) ?? 0)
      ends.set(client, clock + length)
      return from
    }),
    length: ranges.map(([, , length]) => length),
  }
}

function unpackRanges(
  { count, client, from, length }: PackedRanges,
  clients: readonly number[],
): IdRange[][] {
  const ends = new Map<number, number>()
  let next = 0
  const unpackOne = (): IdRange => {
    const id = clients[client[next]!]!
    const clock = (ends.get(id) ?? 0) + from[next]!
    const range: IdRange = [id, clock, length[next]!]
    ends.set(id, clock + range[2])
    next += 1
    return range
  }
  return count.map((some) => Array.from({ length: some }, unpackOne))
}

/** Values in the order in which they came first. */
class Table<T> {
  readonly values: T[] = []
  readonly #places = new Map<T, number>()

  placeOf(value: T): number {
    const known = this.#places.get(value)
    if (known !== undefined) return known
    this.#places.set(value, this.values.length)
    return this.values.push(value) - 1
  }
}
