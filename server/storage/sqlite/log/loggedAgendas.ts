/** Agendas by their whole log, from the file. The last few stay in memory for a while: who looks at one text looks at more. */
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import { unpackEntries } from '../../earlier/joinedEntries.ts'
import { LoggedAgenda, type LoggedRow } from '../../earlier/loggedAgenda.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { bindingsOf } from './loading.ts'
import { replay } from './replay.ts'
import { type LogRow, rowsAfter, wholeRows } from './rows.ts'

/** A long log takes much memory. */
const KEPT = 2
const KEPT_FOR_MS = 5 * 60_000

interface Kept {
  epoch: string
  logged: LoggedAgenda
}

export class LoggedAgendas {
  readonly #connection: Connection
  /** The one that was asked for last stands last. */
  readonly #kept = new Map<AgendaId, Kept>()
  #forgetting: NodeJS.Timeout | undefined

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** As much as can be read of it, up to its last entry. @returns `null` when there is no such agenda */
  read(agenda: AgendaId): LoggedAgenda | null {
    const before = this.#kept.get(agenda)
    this.#kept.delete(agenda)
    const stored = this.#rowsAfter(agenda, before ?? null)
    if (stored === null) return null
    const { epoch, rows, bindings, goesOn } = stored
    const logged = goesOn && before ? before.logged : new LoggedAgenda()
    const owners = new Map(bindings.map(({ client, person }) => [client, person]))
    if (rows.length > 0) logged.take(rows.map(loggedRow), bringIn, (client) => owners.get(client) ?? null)
    this.#keep(agenda, { epoch, logged })
    return logged
  }

  #rowsAfter(agenda: AgendaId, before: Kept | null) {
    const connection = this.#connection
    return inSnapshot(connection, () => {
      const found = connection.sql.get`SELECT epoch FROM agendas WHERE id = ${agenda} AND NOT deleted`
      if (!found) return null
      const epoch = found.epoch as string
      const seq = before?.epoch === epoch ? before.logged.seq : 0
      const next = rowsAfter(connection, agenda, seq)
      // Compaction has joined entries on both sides of what was read: then from the beginning.
      const goesOn = seq > 0 && (next[0]?.first ?? seq + 1) > seq
      const all = goesOn || seq === 0 ? next : rowsAfter(connection, agenda, 0)
      const { rows } = wholeRows(all, goesOn ? seq : 0)
      return { epoch, rows, goesOn, bindings: bindingsOf(connection, agenda) }
    })
  }

  #keep(agenda: AgendaId, kept: Kept): void {
    this.#kept.set(agenda, kept)
    for (const oldest of [...this.#kept.keys()].slice(0, -KEPT)) this.#kept.delete(oldest)
    clearTimeout(this.#forgetting)
    this.#forgetting = setTimeout(() => this.#kept.clear(), KEPT_FOR_MS).unref()
  }
}

const loggedRow = ({ first, last, person, at, lastAt, bytes, entries, deletions }: LogRow): LoggedRow => ({
  ...{ first, last, person, at, lastAt, bytes },
  entries: entries === null ? null : unpackEntries(entries),
  deletions: deletions === null ? null : (JSON.parse(deletions) as LoggedRow['deletions']),
})

/** @throws when a row that is whole cannot be applied: loading the agenda reports it, and puts it aside */
function bringIn(doc: Parameters<typeof replay>[0], updates: readonly Uint8Array[]): void {
  const { applied, problem } = replay(doc, updates)
  if (problem !== null) throw new Error(`Row ${applied + 1} of the log is whole, but ${problem}.`)
}
