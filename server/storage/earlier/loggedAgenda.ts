/**
 * An agenda as its whole log tells it: one document that keeps what was deleted, and for each row of the log, who brought
 * and who deleted what. Built once, however many rows there are; what a text was at any moment is read from it.
 */
import * as Y from 'yjs'
import type { PersonId } from '../../../shared/agenda/document.ts'
import type { IdRange } from './ranges.ts'

/** A row of the log, as every engine keeps it: one entry, or several that compaction joined. */
export interface LoggedRow {
  /** The number of its last entry. */
  last: number
  /** `null`: the server itself, or a joined row. */
  person: PersonId | null
  /** Milliseconds since 1970 (UTC) of the first and of the last entry. */
  at: number
  lastAt: number
  /** Yjs update format v1. */
  bytes: Uint8Array
  /** Who deleted what, for a joined row. */
  deletions: readonly { person: PersonId | null; ids: readonly IdRange[] }[] | null
}

/** What one row of the log did. */
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
    ownerOf: (client: number) => PersonId | null,
  ): void {
    replay(
      this.doc,
      rows.map(({ bytes }) => bytes),
    )
    for (const row of rows) this.steps.push(stepOf(row, ownerOf))
  }
}

function stepOf(row: LoggedRow, ownerOf: (client: number) => PersonId | null): Step {
  const { structs, ds } = Y.decodeUpdate(row.bytes)
  const inserted = insertedBy(structs)
  const deleted = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }): IdRange => [client, clock, len]),
  )
  const { last: seq, at, lastAt, person, deletions } = row
  if (deletions === null)
    return { seq, at, lastAt, inserted: [{ person, ids: inserted }], deleted: [{ person, ids: deleted }] }
  const byOwner = Map.groupBy(inserted, ([client]) => ownerOf(client))
  return {
    ...{ seq, at, lastAt },
    inserted: [...byOwner].map(([owner, ids]) => ({ person: owner, ids })),
    deleted: deletions,
  }
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
