/**
 * Puts mail about what people were told into the outbox, as each of them wants it: at once, when a few minutes have gone in which more may
 * come, or once a day. What has been read by then is not mailed.
 */
import { createHash } from 'node:crypto'
import { danishTime } from '../../shared/agenda/danishTime.ts'
import type { PersonId } from '../../shared/agenda/document.ts'
import { isWorkday } from '../../shared/deadlines/workdays.ts'
import type { MailChoices, Reason } from '../../shared/notifications/reasons.ts'
import { notificationMail } from '../mail/notificationMail.ts'
import type { Log } from '../observability/log.ts'
import { RepeatedLook } from '../repeatedLook.ts'
import type { Directory, NotificationStore, Person, StoredNotification } from '../storage/storage.ts'
import { mayOpen } from './notificationRows.ts'
import { switchOffPath, switchOffToken } from './switchOff.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

/** How often it is looked whether there is something to mail (ms). */
const LOOK_EVERY = 15 * SECOND

/** From the first that waits (ms): what happens in the same agenda until then is in the same mail. */
export const GATHERED_FOR = 5 * MINUTE

/** Until the next mail about the same agenda (ms). */
export const QUIET_AFTER = 20 * MINUTE

/** When the mail of the day goes, on working days (local time). */
const MORNING = '08:00'

const OFFICE_DAYS = { saturdayIsWorkday: false }

export interface NotificationMailParts {
  directory: Pick<Directory, 'person' | 'language'>
  store: Pick<
    NotificationStore,
    'waiting' | 'lastMailed' | 'queueMail' | 'leaveUnmailed' | 'choices' | 'linkSecret'
  >
  outbox: { look(): Promise<void> }
  /** The address in links, without a slash at the end. */
  address: () => string
  log: Log
  /** Milliseconds since 1970 (UTC). */
  now: () => number
}

export class NotificationMails {
  readonly #parts: NotificationMailParts
  readonly #looks = new RepeatedLook(LOOK_EVERY, () => this.#look())

  constructor(parts: NotificationMailParts) {
    this.#parts = parts
  }

  /** Looks at everything that waits; one look at a time. */
  look(): Promise<void> {
    return this.#looks.look()
  }

  stop(): Promise<void> {
    return this.#looks.stop()
  }

  async #look(): Promise<void> {
    const { store, outbox, log } = this.#parts
    try {
      const waiting = (await store.waiting()).reverse()
      let queued = 0
      for (const [id, told] of Map.groupBy(waiting, ({ person }) => person)) {
        if (this.#looks.hasStopped) return
        queued += await this.#lookAt(id, told)
      }
      if (queued > 0) void outbox.look()
    } catch (error) {
      log.warn({ event: 'notifications.mail.failed', error }, 'what people were told could not be mailed')
    }
  }

  /** @param told of one person, the oldest first @returns how many mails came in */
  async #lookAt(id: PersonId, told: readonly StoredNotification[]): Promise<number> {
    const { directory, store } = this.#parts
    const person = await directory.person(id)
    const choices = await store.choices(id)
    const how = (one: StoredNotification) =>
      person?.email == null || !mayOpen(one) ? 'none' : choices[one.reason]
    const by = Map.groupBy(told, how)
    const unmailed = by.get('none') ?? []
    if (unmailed.length > 0) await store.leaveUnmailed(unmailed.map((one) => one.id))
    if (person === null) return 0
    let queued = 0
    for (const ones of Map.groupBy(by.get('at-once') ?? [], ({ agenda }) => agenda.id).values())
      if (await this.#isGathered(ones)) queued += await this.#queue(person, ones, choices, null)
    const day = this.#dayOfMail()
    const daily = (by.get('daily') ?? []).filter(
      ({ at }) => day !== null && danishTime(at) < `${day}T${MORNING}`,
    )
    if (daily.length > 0) queued += await this.#queue(person, daily, choices, day)
    return queued
  }

  async #isGathered(told: readonly StoredNotification[]): Promise<boolean> {
    const { store, now } = this.#parts
    const [first] = told
    const last = await store.lastMailed(first!.person, first!.agenda.id)
    return first!.at + GATHERED_FOR <= now() && last + QUIET_AFTER <= now()
  }

  /** @returns `null`: not now */
  #dayOfMail(): string | null {
    const [day = '', time = ''] = danishTime(this.#parts.now()).split('T')
    return time >= MORNING && isWorkday(day, OFFICE_DAYS) ? day : null
  }

  /** @param day of a mail of the day */
  async #queue(
    person: Person,
    told: readonly StoredNotification[],
    choices: MailChoices,
    day: string | null,
  ): Promise<number> {
    const { store, directory, address, now } = this.#parts
    const secret = await store.linkSecret()
    const id = mailId(person.id, day ?? told[0]!.id)
    const stop = (reasons: readonly Reason[]) =>
      `${address()}${switchOffPath(switchOffToken(secret, { person: person.id, reasons }))}`
    const mail = notificationMail({
      ...{
        to: { name: person.name, email: person.email! },
        told,
        isDaily: day !== null,
        address: address(),
        id,
      },
      // Who stops the mail of the day stops all of it.
      stopUrl: (reasons) => stop(day !== null && reasons.length > 1 ? dailyOf(choices, reasons) : reasons),
      language: (await directory.language(person.id)) ?? 'da',
    })
    const ids = told.map((one) => one.id)
    const agendas = new Set(told.map(({ agenda }) => agenda.id))
    const agenda = agendas.size === 1 ? told[0]!.agenda.id : null
    return (await store.queueMail({ id, ids, agenda, at: now(), mail })) ? 1 : 0
  }
}

const dailyOf = (choices: MailChoices, reasons: readonly Reason[]): Reason[] =>
  (Object.keys(choices) as Reason[]).filter(
    (reason) => choices[reason] === 'daily' || reasons.includes(reason),
  )

/** Names the mail for good, whatever server sends it. @param first what it tells of first, or its day */
function mailId(person: PersonId, first: number | string): string {
  const key = JSON.stringify([person, first])
  return `news.${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
}
