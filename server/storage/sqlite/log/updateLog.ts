/** The log as the server sees it: asks the threads, and keeps what they say in order. */
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { FieldPlace } from '../../../../shared/agenda/fieldPlace.ts'
import { newId } from '../../../../shared/ids.ts'
import type {
  Batch,
  EarlierStates,
  GivenFileRow,
  HandedBackRow,
  LastChanges,
  News,
  Seen,
  StoredAgenda,
  UpdateLog,
  Verification,
} from '../../storage.ts'
import type { HistoryProcedures } from '../historyThread.ts'
import type { ReaderProcedures } from '../readerThread.ts'
import type { Thread } from '../thread.ts'
import type { WriterProcedures } from '../writerThread.ts'
import type { Finish } from './swallowed.ts'

/** Commit times kept for whoever takes them; the oldest go first when nobody does. */
const MAX_COMMIT_TIMES = 10_000

export interface Threads {
  writer: Thread<WriterProcedures>
  /** For what somebody waits for. */
  reader: Thread<ReaderProcedures>
  /** For what takes long and nobody waits for. */
  background: Thread<ReaderProcedures>
  /** For what somebody waits for, but nobody who opens an agenda shall wait behind. */
  history: Thread<HistoryProcedures>
}

/** What derives something from the log, entry by entry. */
interface LogReader {
  /** @returns whether there was anything to read */
  readOn(agenda: AgendaId): Promise<unknown>
}

export class SqliteUpdateLog implements UpdateLog {
  readonly #threads: Threads
  readonly #readers: readonly LogReader[]
  /** The number of this process; `null` until it owns the rooms. */
  #fence: number | null = null
  #commitTimes: number[] = []

  /** @param readers read on to the end of a log before its entries are joined */
  constructor(threads: Threads, readers: readonly LogReader[]) {
    this.#threads = threads
    this.#readers = readers
  }

  async takeOwnership(): Promise<number> {
    this.#fence = await this.#threads.writer.call('takeOwnership')
    return this.#fence
  }

  async append(fence: number, batch: Batch): Promise<void> {
    const seconds = await this.#threads.writer.call('append', fence, batch)
    if (this.#commitTimes.length === MAX_COMMIT_TIMES) this.#commitTimes.shift()
    this.#commitTimes.push(seconds)
  }

  async load(agenda: AgendaId): Promise<StoredAgenda | null> {
    const reading = await this.#threads.reader.call('load', agenda)
    if (!reading) return null
    const { repair, ...stored } = reading
    if (!repair || this.#fence === null) return stored
    const epoch = repair.cutFrom ? newId() : stored.epoch
    const repaired = await this.#threads.writer.call('repair', this.#fence, agenda, repair, epoch)
    // Not, when another load came first: what it left, and what was appended since, is to be read.
    return repaired ? { ...stored, epoch } : this.load(agenda)
  }

  encode(agenda: AgendaId, stateVector: Uint8Array): Promise<Uint8Array> {
    return this.#threads.reader.call('encode', agenda, stateVector)
  }

  async compact(fence: number, agenda: AgendaId, before: number): Promise<void> {
    const { writer, background } = this.#threads
    for (const reader of this.#readers) while (await reader.readOn(agenda));
    const { snapshot, history } = await background.call('prepareCompaction', agenda, before)
    // The snapshot first: no row then holds entries on both sides of it. One call at a time: commits come in between.
    if (snapshot) await writer.call('saveSnapshot', fence, agenda, snapshot)
    for (const row of history) await writer.call('saveHistory', fence, agenda, row)
  }

  earlierStates(agenda: AgendaId, place: FieldPlace, before: number | null): Promise<EarlierStates | null> {
    return this.#threads.history.call('earlierStates', agenda, place, before)
  }

  lastChanges(agenda: AgendaId, after: number): Promise<LastChanges | null> {
    return this.#threads.history.call('lastChanges', agenda, after)
  }

  news(agenda: AgendaId, person: PersonId, seen: Seen | null): Promise<News | null> {
    return this.#threads.history.call('news', agenda, person, seen)
  }

  givenFiles(agenda: AgendaId): Promise<GivenFileRow[] | null> {
    return this.#threads.reader.call('givenFiles', agenda)
  }

  ownerOf(agenda: AgendaId, client: number): Promise<PersonId | null> {
    return this.#threads.reader.call('ownerOf', agenda, client)
  }

  handedBack(agenda: AgendaId, id: string): Promise<HandedBackRow | null> {
    return this.#threads.reader.call('handedBack', agenda, id)
  }

  finishHandedBack(agenda: AgendaId, id: string, done: Finish): Promise<boolean> {
    return this.#threads.writer.call('finishHandedBack', agenda, id, done)
  }

  async *verify(): AsyncIterable<Verification> {
    const { background } = this.#threads
    for (const agenda of await background.call('agendaIds')) {
      const verification = await background.call('verify', agenda)
      if (verification) yield verification
    }
  }

  /** @see Storage.takeCommitTimes */
  takeCommitTimes(): number[] {
    const times = this.#commitTimes
    this.#commitTimes = []
    return times
  }
}
