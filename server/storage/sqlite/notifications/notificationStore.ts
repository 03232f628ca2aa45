/** What people are told, as the server sees it: small reads here, what takes long in the threads. Every method is `async`, as in the directory. */
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { MailChoices } from '../../../../shared/notifications/reasons.ts'
import type { ThreadId } from '../../../../shared/threads/thread.ts'
import type { NewDeadlineNotice, NotificationMail, NotificationStore } from '../../storage.ts'
import type { Connection } from '../connection.ts'
import type { Threads } from '../log/updateLog.ts'
import { lastMailed, mailChoices, mailLinkSecret, notificationsOf, waitingNotifications } from './reads.ts'

export class SqliteNotificationStore implements NotificationStore {
  readonly #connection: Connection
  readonly #threads: Threads

  constructor(connection: Connection, threads: Threads) {
    this.#connection = connection
    this.#threads = threads
  }

  async readOn(agenda?: AgendaId) {
    const steps = await this.#threads.background.call('readOnForTelling', agenda)
    if (steps.length === 0) return null
    return this.#threads.writer.call('saveTelling', steps)
  }

  async of(person: PersonId, most: number) {
    return notificationsOf(this.#connection, person, most)
  }

  async tellOfDeadlines(notices: readonly NewDeadlineNotice[]) {
    return this.#threads.writer.call('tellOfDeadlines', notices)
  }

  async markRead(person: PersonId, ids: readonly number[] | null, now: number) {
    return this.#threads.writer.call('markNotificationsRead', person, ids, now)
  }

  async markThreadsRead(person: PersonId, agenda: AgendaId, threads: readonly ThreadId[], now: number) {
    return this.#threads.writer.call('markThreadsRead', person, agenda, threads, now)
  }

  async waiting() {
    return waitingNotifications(this.#connection)
  }

  async lastMailed(person: PersonId, agenda: AgendaId) {
    return lastMailed(this.#connection, person, agenda)
  }

  async queueMail(mail: NotificationMail) {
    return this.#threads.writer.call('queueNotificationMail', mail)
  }

  async leaveUnmailed(ids: readonly number[]) {
    await this.#threads.writer.call('leaveUnmailed', ids)
  }

  async choices(person: PersonId) {
    return mailChoices(this.#connection, person)
  }

  async saveChoices(person: PersonId, choices: MailChoices) {
    await this.#threads.writer.call('saveMailChoices', person, choices)
  }

  async linkSecret() {
    return mailLinkSecret(this.#connection)
  }

  async forget(before: number) {
    await this.#threads.writer.call('forgetNotifications', before)
  }
}
