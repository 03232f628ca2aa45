/**
 * Reads on in the logs where the kept progress left off. Runs in the background's thread; reads only: the writer's thread saves what is
 * another now, and how far it came.
 */
import type { AgendaId, ItemId } from '../../../../shared/agenda/document.ts'
import type { Headings, KeptItem } from '../../../../shared/progress/keptProgress.ts'
import { type Tally, tallyOf } from '../../../../shared/progress/tally.ts'
import { PROGRESS_FORM, ProgressWatch, type TouchedItems } from '../../../progress/progressWatch.ts'
import { type Connection, inSnapshot } from '../connection.ts'
import { type Behind, type Followed, LogFollower } from '../log/follower.ts'

/** Entries that are read at once, of all agendas: some milliseconds when they are letters. */
const ENTRIES_AT_ONCE = 500

/** Agendas that are begun at once: each is built whole. */
const BEGUN_AT_ONCE = 4

/** How far the progress of an agenda was read, and by a program that derived what. */
export interface ProgressPosition {
  seq: number
  form: number
}

/** What is another now in the progress of one agenda. */
export interface ProgressStep {
  agenda: AgendaId
  epoch: string
  /** What it follows; `null`: nothing is kept yet. */
  from: ProgressPosition | null
  to: number
  tally: Tally
  headings: Headings
  /** Whether nothing stays of what was kept. */
  isAnew: boolean
  /** Those that are others now, or stand elsewhere. */
  items: ProgressRow[]
  gone: ItemId[]
}

export interface ProgressRow {
  id: ItemId
  /** 0, 1, 2 … in document order. */
  place: number
  item: KeptItem
}

/** What is kept of one item, as it stands in the file. */
interface Kept {
  place: number
  details: string
}

/** Watches a document, and knows what is kept of it. */
class KeptWatch extends ProgressWatch {
  /** `null`: not read yet. */
  kept: ReadonlyMap<ItemId, Kept> | null = null
}

type BehindProgress = Behind & { form: number | null }

export class ProgressReader {
  readonly #connection: Connection
  readonly #logs: LogFollower<KeptWatch, TouchedItems>

  constructor(connection: Connection) {
    this.#connection = connection
    this.#logs = new LogFollower(connection, (doc) => new KeptWatch(doc))
  }

  /** @param agenda only this one @returns what is to be saved; none: there is nothing more to be read */
  read(agenda?: AgendaId): ProgressStep[] {
    const steps: ProgressStep[] = []
    let left = ENTRIES_AT_ONCE
    let begun = 0
    for (const behind of this.#behind(agenda)) {
      if (left <= 0 || begun >= BEGUN_AT_ONCE) break
      const isAnew = behind.form !== PROGRESS_FORM
      const followed = isAnew ? this.#logs.begin(behind) : this.#logs.goOn(behind, left)
      if (followed === null) continue
      steps.push(this.#step(behind, followed, isAnew))
      if (isAnew) begun += 1
      else left -= followed.to - behind.read
    }
    this.#logs.letGo()
    return steps
  }

  #behind(only?: AgendaId): BehindProgress[] {
    const { sql } = this.#connection
    const agenda = only ?? null
    return inSnapshot(
      this.#connection,
      () => sql.all`SELECT id, epoch, coalesce(seq, 0) AS read, last_seq AS last, form
        FROM agendas LEFT JOIN progress ON agenda = id
        WHERE NOT deleted AND (seq IS NULL OR seq < last_seq OR form <> ${PROGRESS_FORM})
          AND (${agenda} IS NULL OR id = ${agenda}) ORDER BY id`,
    ) as unknown as BehindProgress[]
  }

  #step(
    { id: agenda, epoch, read, form }: BehindProgress,
    { watcher, to, entries }: Followed<KeptWatch, TouchedItems>,
    isAnew: boolean,
  ): ProgressStep {
    const before = isAnew ? new Map<ItemId, Kept>() : (watcher.kept ?? this.#keptOf(agenda))
    const changes = new Map<ItemId, KeptItem['changed']>()
    for (const { row, did } of entries) {
      if (row.person === null) continue
      for (const item of did) changes.set(item, { at: row.at, by: row.person })
    }
    const changedBefore = (item: ItemId): KeptItem['changed'] => {
      const kept = before.get(item)
      return kept === undefined ? null : (JSON.parse(kept.details) as KeptItem).changed
    }
    const after = new Map<ItemId, Kept>()
    const items: ProgressRow[] = []
    const progress = watcher.progress()
    for (const [place, one] of progress.entries()) {
      const { id } = one
      const item: KeptItem = { ...one, changed: changes.get(id) ?? changedBefore(id) }
      const kept = { place, details: JSON.stringify(item) }
      after.set(id, kept)
      const known = before.get(id)
      if (known?.place !== place || known.details !== kept.details) items.push({ id, place, item })
    }
    watcher.kept = after
    const gone = [...before.keys()].filter((item) => !after.has(item))
    const from = form === null ? null : { seq: read, form }
    const whole = { tally: tallyOf(progress), headings: watcher.headings() }
    return { agenda, epoch, from, to, ...whole, isAnew, items, gone }
  }

  #keptOf(agenda: AgendaId): Map<ItemId, Kept> {
    const { sql } = this.#connection
    const rows = sql.all`SELECT item, place, details FROM progress_items WHERE agenda = ${agenda}`
    return new Map(rows.map(({ item, place, details }) => [item, { place, details }] as [ItemId, Kept]))
  }
}
