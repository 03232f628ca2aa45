/**
 * Reads on in the logs where telling left off. Runs in the background's thread; reads only: the writer's thread saves who is told, and
 * how far it came.
 */
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { ToldPlace } from '../../../../shared/notifications/place.ts'
import type { Reason } from '../../../../shared/notifications/reasons.ts'
import { Audience, type Listener } from '../../../notifications/audience.ts'
import { type Happened, Happenings, type Told } from '../../../notifications/happenings.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { type Behind, type Followed, LogFollower } from '../log/follower.ts'

/** Entries that are read at once, of all agendas: some milliseconds when they are letters. */
const ENTRIES_AT_ONCE = 500

/** Agendas that are begun at once: each is built whole. */
const BEGUN_AT_ONCE = 4

/** Somebody is told of something. */
export interface NewTold extends Told, ToldState {
  person: PersonId
  by: PersonId
  /** Milliseconds since 1970 (UTC). */
  at: number
}

/** What is so now of what somebody was told. */
export interface ToldState {
  /** Whether it still holds; else it is shown and mailed no more. */
  holds: boolean
  words: string
}

/** What came of some entries of one agenda. */
export interface TellingStep {
  agenda: AgendaId
  epoch: string
  /** How far it was read, and in which epoch. */
  from: { seq: number; epoch: string | null }
  to: number
  /** Of the last entry (milliseconds since 1970, UTC); 0: begun, and nobody is told. */
  at: number
  told: NewTold[]
  /** Of what was told before. */
  states: (ToldState & { id: number })[]
}

type BehindTelling = Behind & { council: string; known: string | null }

interface ToldRow {
  id: number
  person: PersonId
  reason: Reason
  cause: string
  item: string | null
  field: string | null
  thread: string | null
  comment: string | null
}

export class TellingReader {
  readonly #connection: Connection
  readonly #logs: LogFollower<Happenings, Happened>

  constructor(connection: Connection) {
    this.#connection = connection
    this.#logs = new LogFollower(connection, (doc) => new Happenings(doc))
  }

  /** @param agenda only this one @returns what is to be saved; none: there is nothing more to be read */
  read(agenda?: AgendaId): TellingStep[] {
    const steps: TellingStep[] = []
    let left = ENTRIES_AT_ONCE
    let begun = 0
    for (const behind of this.#behind(agenda)) {
      if (left <= 0 || begun >= BEGUN_AT_ONCE) break
      const isBegun = behind.known === behind.epoch
      const followed = isBegun ? this.#logs.goOn(behind, left) : this.#logs.begin(behind)
      if (followed === null) continue
      steps.push(this.#step(behind, followed, isBegun))
      if (isBegun) left -= followed.to - behind.read
      else begun += 1
    }
    this.#logs.letGo()
    return steps
  }

  #behind(only?: AgendaId): BehindTelling[] {
    const { sql } = this.#connection
    const agenda = only ?? null
    return inSnapshot(
      this.#connection,
      () => sql.all`SELECT id, council, epoch, told_epoch AS known, told_seq AS read, last_seq AS last FROM agendas
        WHERE NOT deleted AND (told_seq < last_seq OR told_epoch IS NOT epoch)
          AND (${agenda} IS NULL OR id = ${agenda}) ORDER BY id`,
    ) as unknown as BehindTelling[]
  }

  #step(behind: BehindTelling, followed: Followed<Happenings, Happened>, isBegun: boolean): TellingStep {
    const { id: agenda, council, epoch, known, read } = behind
    const { watcher, to, entries } = followed
    const isAnythingTouched = entries.some(
      ({ did }) => did.happenings.length + did.items.size + did.threads.size > 0,
    )
    const audience = new Audience(isAnythingTouched || !isBegun ? this.#people(council) : [])
    const state = (told: Told & { person: PersonId }): ToldState => {
      const holds = watcher.holds(told, audience.idsOf(told.person))
      return { holds, words: holds ? watcher.words(told, (id) => audience.nameOf(id)) : '' }
    }
    const told = entries.flatMap(({ row, did }) => {
      // What the server does by itself is nobody's news.
      if (row.person === null) return []
      const [by, at] = [row.person, row.at]
      return audience.told(did.happenings, by).map((one) => ({ ...one, by, at, ...state(one) }))
    })
    const rows = this.#rowsAbout(agenda, isBegun ? touchedIn(entries) : null)
    const states = rows.map((row) => ({ id: row.id, ...state({ ...row, place: row }) }))
    const at = entries.at(-1)?.row.lastAt ?? 0
    return { agenda, epoch, from: { seq: read, epoch: known }, to, at, told, states }
  }

  #people(council: string): Listener[] {
    const { sql } = this.#connection
    return sql.all`SELECT id, name, role, same_as AS sameAs FROM members JOIN people ON id = person
      WHERE council = ${council}` as unknown as Listener[]
  }

  /** Of what was sent no log tells: it stays sent. @param touched `null`: all */
  #rowsAbout(agenda: AgendaId, touched: Pick<Happened, 'items' | 'threads'> | null): (ToldRow & ToldPlace)[] {
    if (touched !== null && touched.items.size + touched.threads.size === 0) return []
    const { sql } = this.#connection
    const all = touched === null ? 1 : 0
    const [items, threads] = [touched?.items ?? [], touched?.threads ?? []].map((ids) =>
      JSON.stringify([...ids]),
    )
    return sql.all`SELECT id, person, reason, cause, item, field, thread, comment FROM notifications
      WHERE agenda = ${agenda} AND reason <> 'sent' AND (${all} OR item IN (SELECT value FROM json_each(${items!}))
        OR thread IN (SELECT value FROM json_each(${threads!})))` as unknown as ToldRow[]
  }
}

const touchedIn = (entries: readonly { did: Happened }[]): Pick<Happened, 'items' | 'threads'> => ({
  items: new Set(entries.flatMap(({ did }) => [...did.items])),
  threads: new Set(entries.flatMap(({ did }) => [...did.threads])),
})
