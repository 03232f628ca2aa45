/** Looks now and then, and as the server starts, whether reminders go by themselves today; agenda by agenda, off the path of who writes. */
import type { Log } from '../observability/log.ts'
import { RepeatedLook } from '../repeatedLook.ts'
import type { Directory } from '../storage/storage.ts'
import type { Reminders } from './reminders.ts'

/** How often it is looked (ms): a deadline that was moved to be near is found the same day. */
const LOOK_EVERY = 10 * 60 * 1000

export interface AutomaticParts {
  directory: Pick<Directory, 'agendas'>
  reminders: Pick<Reminders, 'remindByThemselves'>
  outbox: { look(): Promise<void> }
  log: Log
}

export class AutomaticReminders {
  readonly #parts: AutomaticParts
  readonly #looks = new RepeatedLook(LOOK_EVERY, () => this.#lookAtAll())

  constructor(parts: AutomaticParts) {
    this.#parts = parts
  }

  /** Looks at every agenda; one look at a time. */
  look(): Promise<void> {
    return this.#looks.look()
  }

  stop(): Promise<void> {
    return this.#looks.stop()
  }

  async #lookAtAll(): Promise<void> {
    const { directory, reminders, outbox, log } = this.#parts
    let queued = 0
    try {
      for (const agenda of await directory.agendas()) {
        if (this.#looks.hasStopped) return
        // One that cannot be read keeps nobody else from being reminded.
        queued += await reminders.remindByThemselves(agenda).catch((error: unknown) => {
          log.warn({ event: 'reminders.failed', agenda: agenda.id, error })
          return 0
        })
      }
    } catch (error) {
      log.warn({ event: 'reminders.failed', error }, 'the agendas could not be read')
    }
    if (queued > 0 && !this.#looks.hasStopped) void outbox.look()
  }
}
