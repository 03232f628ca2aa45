/** The kept progress as the server sees it: reads here, what takes long in the threads. Every method is `async`, as in the directory. */
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { ProgressStore } from '../../storage.ts'
import type { Connection } from '../connection.ts'
import type { Threads } from '../log/updateLog.ts'
import { itemsOf, progressOf, tallies, tasksOf } from './reads.ts'

export class SqliteProgressStore implements ProgressStore {
  readonly #connection: Connection
  readonly #threads: Threads

  constructor(connection: Connection, threads: Threads) {
    this.#connection = connection
    this.#threads = threads
  }

  async of(agenda: AgendaId) {
    return progressOf(this.#connection, agenda)
  }

  async tallies() {
    return tallies(this.#connection)
  }

  async itemsOf(council: string, ids: readonly PersonId[]) {
    return itemsOf(this.#connection, council, ids)
  }

  async tasksOf(council: string, ids: readonly PersonId[]) {
    return tasksOf(this.#connection, council, ids)
  }

  async readOn(agenda?: AgendaId) {
    const steps = await this.#threads.background.call('readOnForProgress', agenda)
    if (steps.length === 0) return null
    return this.#threads.writer.call('saveProgress', steps)
  }
}
