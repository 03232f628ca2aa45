/** The record as the server sees it: asks the threads. */
import type { AgendaId } from '../../../../shared/agenda/document.ts'
import type { NewRecorded, RecordFilter, RecordPlace, RecordStore } from '../../storage.ts'
import type { Threads } from '../log/updateLog.ts'

export class SqliteRecordStore implements RecordStore {
  readonly #threads: Threads

  constructor(threads: Threads) {
    this.#threads = threads
  }

  add(rows: readonly NewRecorded[]): Promise<void> {
    return this.#threads.writer.call('addRecorded', rows)
  }

  page(council: string, filter: RecordFilter, before: RecordPlace | null, limit: number) {
    return this.#threads.reader.call('recordPage', council, filter, before, limit)
  }

  subjects(council: string) {
    return this.#threads.reader.call('recordSubjects', council)
  }

  async readOn(agenda?: AgendaId): Promise<boolean> {
    const slices = await this.#threads.background.call('readOnForRecord', agenda)
    if (slices.length > 0) await this.#threads.writer.call('saveReadOn', slices)
    return slices.length > 0
  }
}
