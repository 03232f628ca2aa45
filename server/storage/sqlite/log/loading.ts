/** An agenda from the file: its snapshot, and the log's tail upon it. Reads only; what must be repaired is reported. */
import * as Y from 'yjs'
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import { isOfOlderSchema } from '../../../../shared/agenda/raiseSchema.ts'
import { AgendaUnreadable, type StoredAgenda } from '../../storage.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { withTypedErrors } from '../errors.ts'
import { replay } from './replay.ts'
import {
  type Damage,
  isWhole,
  type LogRow,
  rowsAfter,
  type SnapshotRow,
  snapshotOf,
  wholeRows,
} from './rows.ts'
import { swallowedRows } from './swallowed.ts'

/** What one agenda's rows hold at one moment. */
export interface StoredRows {
  epoch: string
  /** The number of the last entry that was ever acknowledged. */
  lastSeq: number
  snapshot: SnapshotRow | null
  /** The number of a snapshot that cannot be read; `snapshot` is `null` then. */
  badSnapshot: number | null
  /** What follows the snapshot; without one, the whole log. */
  tail: LogRow[]
  bindings: StoredAgenda['bindings']
}

export interface Rebuilt {
  state: Uint8Array
  seq: number
  damage: Damage | null
}

/** What is wrong with an agenda, for its owner to put right before anybody writes. */
export interface Repair {
  /** As it was read: a repair of what was put right meanwhile is none. */
  epoch: string
  badSnapshot: number | null
  /** Entries from here on are lost or must be put aside. */
  cutFrom: Damage | null
}

export type Reading = StoredAgenda & { repair: Repair | null }

/** @throws AgendaUnreadable when nothing of it can be read */
export function readAgenda(connection: Connection, agenda: AgendaId): Reading | null {
  const found = inSnapshot(connection, () => {
    const stored = storedRows(connection, agenda)
    return stored && { stored, swallowed: swallowedRows(connection, agenda) }
  })
  if (!found) return null
  const { stored, swallowed } = found
  const { state, seq, damage } = rebuildSome(agenda, stored)
  const { epoch, badSnapshot } = stored
  return {
    epoch,
    seq,
    state,
    isOfOlderSchema: isOfOlderSchema(docOf(state)),
    bindings: stored.bindings,
    setAside: reportOf(stored, damage),
    ...swallowed,
    repair: badSnapshot !== null || damage ? { epoch, badSnapshot, cutFrom: damage } : null,
  }
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

/** @returns what a document with that state vector lacks; all of it for an empty one */
export function encodeDifference(
  connection: Connection,
  agenda: AgendaId,
  stateVector: Uint8Array,
): Uint8Array {
  const stored = inSnapshot(connection, () => storedRows(connection, agenda))
  if (!stored) throw new AgendaUnreadable(`There is no agenda ${agenda}.`)
  const { state } = rebuildSome(agenda, stored)
  return stateVector.length === 0 ? state : Y.diffUpdate(state, stateVector)
}

/** @throws AgendaUnreadable when nothing of it can be read */
function rebuildSome(agenda: AgendaId, stored: StoredRows): Rebuilt {
  const rebuilt = rebuild(stored)
  if (rebuilt.seq > 0) return rebuilt
  throw new AgendaUnreadable(`Nothing of agenda ${agenda} can be read: ${rebuilt.damage?.problem}.`)
}

/** To be called within `inSnapshot`. */
export function storedRows(connection: Connection, agenda: AgendaId): StoredRows | null {
  const { sql } = connection
  const row = sql.get`SELECT epoch, last_seq AS lastSeq FROM agendas WHERE id = ${agenda} AND NOT deleted`
  if (!row) return null
  const found = snapshotOf(connection, agenda)
  const snapshot = found && isWhole(found) ? found : null
  return {
    epoch: row.epoch as string,
    lastSeq: row.lastSeq as number,
    snapshot,
    badSnapshot: found && !snapshot ? found.seq : null,
    tail: rowsAfter(connection, agenda, snapshot?.seq ?? 0),
    bindings: bindingsOf(connection, agenda),
  }
}

/** Whose each client id is. */
export function bindingsOf({ sql }: Connection, agenda: AgendaId): StoredAgenda['bindings'] {
  const bindings = sql.all`SELECT client, person FROM bindings WHERE agenda = ${agenda}`
  return bindings.map(({ client, person }) => ({ client: client as number, person: person as string }))
}

export function ownerOf({ sql }: Connection, agenda: AgendaId, client: number): PersonId | null {
  const row = withTypedErrors(
    () => sql.get`SELECT person FROM bindings JOIN agendas ON agendas.id = agenda
      WHERE agenda = ${agenda} AND client = ${client} AND NOT deleted`,
  )
  return (row?.person as PersonId | undefined) ?? null
}

/** As much of it as can be read. */
export function rebuild({ snapshot, tail, lastSeq }: StoredRows): Rebuilt {
  const { rows, damage } = wholeRows(tail, snapshot?.seq ?? 0)
  const rebuilt = join(snapshot, rows, damage)
  if (rebuilt.damage || rebuilt.seq >= lastSeq) return rebuilt
  return {
    ...rebuilt,
    damage: { seq: rebuilt.seq + 1, problem: `the log ends, though ${lastSeq} was acknowledged` },
  }
}

function join(snapshot: SnapshotRow | null, rows: readonly LogRow[], damage: Damage | null): Rebuilt {
  const seq = rows.at(-1)?.last ?? snapshot?.seq ?? 0
  if (snapshot && rows.length === 0) return { state: snapshot.bytes, seq, damage }
  const doc = new Y.Doc()
  const base = snapshot ? [snapshot.bytes] : []
  const { applied, problem } = replay(doc, [...base, ...rows.map((row) => row.bytes)])
  if (problem === null) return { state: Y.encodeStateAsUpdate(doc), seq, damage }
  const bad = rows[applied - base.length]
  if (!bad) throw new AgendaUnreadable(`The snapshot of entry ${seq} is whole, but ${problem}.`)
  return join(snapshot, rows.slice(0, applied - base.length), { seq: bad.first, problem })
}

function reportOf({ tail, badSnapshot }: StoredRows, damage: Damage | null): StoredAgenda['setAside'] {
  const snapshot =
    badSnapshot === null
      ? []
      : [{ seq: badSnapshot, problem: 'the snapshot is damaged; rebuilt from the log' }]
  if (!damage) return snapshot
  const followers = tail.filter((row) => row.first > damage.seq)
  const after = `it follows entry ${damage.seq}`
  return [...snapshot, damage, ...followers.map((row) => ({ seq: row.first, problem: after }))]
}
