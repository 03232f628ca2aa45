/**
 * An agenda as its whole log tells it: one document that keeps what was deleted, and for each entry of the log, who brought
 * and who deleted what. Built once, however many entries there are; what a text was at any moment is read from it.
 */
import * as Y from 'yjs'
import type { PersonId } from '../../../shared/agenda/document.ts'
import type { EntryDone } from './joinedEntries.ts'
import type { IdRange } from './ranges.ts'

/** A row of the log, as every engine keeps it: one entry, or several that compaction joined. */
export interface LoggedRow {
  /** The numbers of its first and of its last entry. */
  first: number
  last: number
  /** `null`: the server itself, or a joined row. */
  person: PersonId | null
  /** Milliseconds since 1970 (UTC) of the first and of the last entry. */
  at: number
  lastAt: number
  /** Yjs update format v1. */
  bytes: Uint8Array
  /** What each entry of a joined row did; `null` for a single one, and where nobody noted it. */
  entries: readonly EntryDone[] | null
  /** Who deleted what, for a row that was joined before its entries were noted one by one. */
  deletions: readonly By[] | null
}

/** What one entry of the log did, or several of which only the sum is known. */
export interface Step {
  /** The number of its last entry. */
  seq: number
  at: number
  lastAt: number
  inserted: readonly By[]
  deleted: readonly By[]
}

interface By {
  person: PersonId | null
  ids: readonly IdRange[]
}

type OwnerOf = (client: number) => PersonId | null

export class LoggedAgenda {
  readonly doc = new Y.Doc({ gc: false })
  readonly steps: Step[] = []

  /** The number of the last entry that it holds. */
  get seq(): number {
    return this.steps.at(-1)?.seq ?? 0
  }

  /**
   * Takes the rows that follow.
   * @param replay brings them all into the document, and nothing else
   * @param ownerOf whose a client id is
   */
  take(
    rows: readonly LoggedRow[],
    replay: (doc: Y.Doc, updates: readonly Uint8Array[]) => void,
    ownerOf: OwnerOf,
  ): void {
    replay(
      this.doc,
      rows.map(({ bytes }) => bytes),
    )
    for (const row of rows) for (const step of stepsOf(row, ownerOf)) this.steps.push(step)
  }
}

/** @param update Yjs update format v1 @returns the ids that it brings, and those that it deletes */
export function doneBy(update: Uint8Array): Pick<EntryDone, 'inserted' | 'deleted'> {
  const { structs, ds } = Y.decodeUpdate(update)
  const deleted = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }): IdRange => [client, clock, len]),
  )
  return { inserted: insertedBy(structs), deleted }
}

function stepsOf(row: LoggedRow, ownerOf: OwnerOf): Step[] {
  const { first, last, entries } = row
  if (entries !== null) return entries.map((entry, index) => stepOf(first + index, entry))
  return first === last ? [stepOf(last, { ...row, ...doneBy(row.bytes) })] : sumOf(row, ownerOf)
}

const stepOf = (seq: number, { person, at, inserted, deleted }: EntryDone): Step => ({
  ...{ seq, at, lastAt: at },
  inserted: inserted.length === 0 ? NONE : [{ person, ids: inserted }],
  deleted: deleted.length === 0 ? NONE : [{ person, ids: deleted }],
})

const NONE: readonly By[] = []

/** Of a row that tells only what all of its entries did together. What the agenda was made with stands by itself all the same. */
function sumOf({ first, last, at, lastAt, bytes, deletions }: LoggedRow, ownerOf: OwnerOf): Step[] {
  const { inserted, deleted } = doneBy(bytes)
  const byOwner = Map.groupBy(inserted, ([client]) => ownerOf(client))
  const sum = {
    inserted: [...byOwner].map(([person, ids]): By => ({ person, ids })),
    deleted: deletions ?? [{ person: null, ids: deleted }],
  }
  if (first !== 1 || deletions === null) return [{ seq: last, at, lastAt, ...sum }]
  const of = (isServer: boolean) => {
    const some = (all: readonly By[]) => all.filter(({ person }) => (person === null) === isServer)
    return { inserted: some(sum.inserted), deleted: some(sum.deleted) }
  }
  return [
    { seq: first, at, lastAt: at, ...of(true) },
    { seq: last, at, lastAt, ...of(false) },
  ]
}

function insertedBy(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): IdRange[] {
  const ranges: [number, number, number][] = []
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    const { client, clock } = struct.id
    const last = ranges.at(-1)
    if (last !== undefined && last[0] === client && last[1] + last[2] === clock) last[2] += struct.length
    else ranges.push([client, clock, struct.length])
  }
  return ranges
}
