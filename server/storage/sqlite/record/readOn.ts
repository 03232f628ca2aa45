/**
 * Reads on in the logs where the record left off. Runs in the background's thread; reads only: the writer's thread saves what comes
 * out, and how far it came.
 */
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { Actor, RecordEvent } from '../../../../shared/record/recordEvent.ts'
import { StructureChanges } from '../../../record/structureChanges.ts'
import type { NewRecorded } from '../../storage.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { type Behind, LogFollower } from '../log/follower.ts'
import { writerOf } from './rows.ts'

/** Entries that are read at once, of all agendas: some milliseconds when they are letters. */
const ENTRIES_AT_ONCE = 500

/** What some entries of one agenda did. */
export interface ReadOn {
  agenda: AgendaId
  epoch: string
  /** The number of the last entry before them, and of the last of them. */
  from: number
  to: number
  rows: NewRecorded[]
}

export class RecordReader {
  readonly #connection: Connection
  readonly #logs: LogFollower<StructureChanges>

  constructor(connection: Connection) {
    this.#connection = connection
    this.#logs = new LogFollower(connection, (doc) => new StructureChanges(doc))
  }

  /** @param agenda only this one @returns what is to be saved; none: there is nothing more to be read */
  read(agenda?: AgendaId): ReadOn[] {
    const slices: ReadOn[] = []
    let left = ENTRIES_AT_ONCE
    for (const behind of this.#behind(agenda)) {
      if (left <= 0) break
      const slice = this.#readSome(behind, left)
      if (slice === null) continue
      slices.push(slice)
      left -= slice.to - slice.from
    }
    this.#logs.letGo()
    return slices
  }

  #behind(only?: AgendaId) {
    const { sql } = this.#connection
    const agenda = only ?? null
    return inSnapshot(
      this.#connection,
      () => sql.all`SELECT id, council, epoch, recorded_seq AS read, last_seq AS last FROM agendas
      WHERE recorded_seq < last_seq AND NOT deleted AND (${agenda} IS NULL OR id = ${agenda}) ORDER BY id`,
    ) as unknown as (Behind & { council: string })[]
  }

  #readSome(behind: Behind & { council: string }, most: number): ReadOn | null {
    const followed = this.#logs.goOn(behind, most)
    if (followed === null) return null
    const { id: agenda, council, epoch, read: from } = behind
    const rows = followed.entries.flatMap(({ row, did }) => {
      const by = writerOf(row)
      return did
        .filter((event) => !isOfOwn(event, by))
        .map((event) => ({ council, at: row.at, by, agenda, event }))
    })
    return { agenda, epoch, from, to: followed.to, rows }
  }
}

/** What one said oneself one may take back: that is nobody's to know. */
const isOfOwn = (event: RecordEvent, by: Actor): boolean =>
  'whose' in event && 'person' in by && event.whose === by.person
